using System.Reflection;
using System.Runtime.Loader;

namespace RepoMaturity.Cli.Plugins;

/// <summary>Where the assembly of a plug-in lives: with its own libraries, which lie beside it, and with the program's own types.</summary>
internal sealed class PluginContext(string file) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(file))
{
    private readonly string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // A copy of Core beside the plug-in would have other types of the same names: its detectors would be none.
        if (assemblyName.Name is not { } name || name == typeof(Core.Facts.IDetector).Assembly.GetName().Name)
        {
            return null;
        }

        var beside = Path.Combine(folder, name + ".dll");
        return File.Exists(beside) ? LoadFromAssemblyPath(beside) : null;
    }
}
