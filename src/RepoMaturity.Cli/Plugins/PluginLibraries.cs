using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;

namespace RepoMaturity.Cli.Plugins;

/// <summary>
/// The libraries beside a plug-in that it names, or that one of them names. Each is read once, before anything of it runs: what is loaded is what was hashed, whatever becomes of the file.
/// What nobody names is not loaded from there, for the report would not say that it was at work.
/// </summary>
internal sealed class PluginLibraries
{
    /// <summary>A copy of Core beside the plug-in would have other types of the same names: its detectors would be none.</summary>
    private static readonly string OfProgram = typeof(Core.Facts.IDetector).Assembly.GetName().Name!;

    private readonly SortedDictionary<string, byte[]> contents = new(StringComparer.Ordinal);

    private PluginLibraries()
    {
    }

    /// <summary>Names each library by its bytes; empty where there is none.</summary>
    public string Fingerprint => string.Concat(contents.Select(library => string.Create(CultureInfo.InvariantCulture, $"  {library.Key} {Convert.ToHexStringLower(SHA256.HashData(library.Value))}\n")));

    /// <summary>Looks for them.</summary>
    /// <param name="file">The plug-in.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="read">Reads a file.</param>
    /// <exception cref="BadImageFormatException">The plug-in is no assembly.</exception>
    public static PluginLibraries Beside(string file, byte[] content, Func<string, byte[]> read)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var libraries = new PluginLibraries();
        var waiting = new Stack<byte[]>([content]);
        while (waiting.TryPop(out var next))
        {
            foreach (var name in Named(next).Where(name => name != OfProgram && !libraries.contents.ContainsKey(name)))
            {
                if (Path.Combine(folder, name + ".dll") is var beside && File.Exists(beside))
                {
                    libraries.contents[name] = read(beside);
                    waiting.Push(libraries.contents[name]);
                }
            }
        }

        return libraries;
    }

    /// <summary>The bytes of a library; null where none of this name was found.</summary>
    public byte[]? Find(string name) => contents.GetValueOrDefault(name);

    private static List<string> Named(byte[] content)
    {
        using var image = new PEReader(new MemoryStream(content, writable: false));
        if (!image.HasMetadata)
        {
            return [];
        }

        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(reference => metadata.GetString(metadata.GetAssemblyReference(reference).Name))];
    }
}
