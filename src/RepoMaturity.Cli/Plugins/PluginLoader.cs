using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors;

namespace RepoMaturity.Cli.Plugins;

/// <summary>Loads plug-ins: assemblies with public detectors that can be made without arguments. Whatever is wrong with one is wrong use, said in one sentence.</summary>
internal static class PluginLoader
{
    private const long LargestFile = 256 * 1024 * 1024;

    private static readonly Regex SoundId = new("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>Loads the plug-ins of some files; their order means nothing.</summary>
    /// <exception cref="UsageException">One of them is none, or is broken.</exception>
    public static PluginSet Load(IReadOnlyList<string> files)
    {
        var known = DetectorCatalogue.Detectors.ToDictionary(detector => detector.Id, _ => "this program", StringComparer.Ordinal);
        var detectors = new List<PluginDetector>();
        var names = new List<string>();
        foreach (var file in files)
        {
            var brought = Open(file, Read(file), out var name);
            foreach (var detector in brought)
            {
                if (!known.TryAdd(detector.Id, $"'{file}'"))
                {
                    throw new UsageException($"The plug-in '{file}' brings a detector '{detector.Id}', and so does {known[detector.Id]}: give it an id of its own.");
                }

                detectors.Add(detector);
            }

            names.Add(name);
        }

        return new PluginSet([.. detectors.OrderBy(detector => detector.Id, StringComparer.Ordinal)], string.Concat(names.Order(StringComparer.Ordinal)), detectors.TrueForAll(detector => detector.IsPure));
    }

    /// <summary>The bytes of a file. What has no length (a pipe, a device) is not opened.</summary>
    private static byte[] Read(string file)
    {
        if (file.Length == 0 || !File.Exists(file))
        {
            throw new UsageException($"There is no plug-in '{file}'.");
        }

        var info = new FileInfo(file);
        info = info.LinkTarget is null ? info : info.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? info;
        if (info.Length is 0 or > LargestFile)
        {
            throw NoAssembly(file);
        }

        try
        {
            return File.ReadAllBytes(info.FullName);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The plug-in '{file}' cannot be read: make it readable for this user.");
        }
    }

    private static List<PluginDetector> Open(string file, byte[] content, out string name)
    {
        try
        {
            // Loaded is what was hashed, whatever becomes of the file.
            var libraries = PluginLibraries.Beside(file, content, Read);
            var assembly = new PluginContext(file, libraries).LoadFromStream(new MemoryStream(content, writable: false));
            name = Fingerprint(assembly.GetName(), content) + libraries.Fingerprint;
            var types = assembly.GetExportedTypes().Where(type => type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false } && typeof(IDetector).IsAssignableFrom(type)).ToList();
            return types.Count > 0
                ? [.. types.Select(type => Make(file, type))]
                : throw new UsageException($"The plug-in '{file}' has no public class that is a detector ({typeof(IDetector).FullName}).");
        }
        catch (BadImageFormatException)
        {
            throw NoAssembly(file);
        }
        catch (Exception exception) when (exception is TypeLoadException or MissingMemberException or ReflectionTypeLoadException or IOException)
        {
            throw new UsageException(
                $"The plug-in '{file}' does not fit this program ({exception.GetType().Name}): build it against the {typeof(IDetector).Assembly.GetName().Name}.dll of this version, and put its libraries beside it.");
        }
    }

    private static PluginDetector Make(string file, Type type)
    {
        if (type.GetConstructor(Type.EmptyTypes) is not { } constructor)
        {
            throw new UsageException($"The detector {type.FullName} of the plug-in '{file}' cannot be made: give it a public constructor without parameters.");
        }

        PluginDetector detector;
        try
        {
            detector = new PluginDetector((IDetector)constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, null, null));
        }
#pragma warning disable CA1031 // It is code of others, which may throw anything.
        catch (Exception exception) when (exception is not (TypeLoadException or MissingMemberException or IOException))
#pragma warning restore CA1031
        {
            throw new UsageException($"The detector {type.FullName} of the plug-in '{file}' failed when it was made ({exception.GetType().Name}).");
        }

        var isSound = detector is { Id: { } id, Summary.Length: > 0, Finds.Count: > 0 } && SoundId.IsMatch(id) && detector.Finds.All(Enum.IsDefined);
        return isSound ? detector : throw new UsageException(
            $"The detector {type.FullName} of the plug-in '{file}' does not say what it is: its id must be lower case with hyphens, its summary a sentence, and it must name the kinds of fact that it finds.");
    }

    private static UsageException NoAssembly(string file) => new($"The plug-in '{file}' is no .NET assembly.");

    /// <summary>By name and version as the file has them: asking for one attribute would load the libraries of all.</summary>
    private static string Fingerprint(AssemblyName name, byte[] content) => string.Create(
        CultureInfo.InvariantCulture, $"{name.Name} {name.Version} {Convert.ToHexStringLower(SHA256.HashData(content))}\n");
}
