using System.Reflection;
using System.Runtime.Loader;

namespace RepoMaturity.Cli.Plugins;

/// <summary>Where the assembly of a plug-in lives: with its own libraries, as they were when they were hashed, and with the program's own types.</summary>
internal sealed class PluginContext(string file, PluginLibraries libraries) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(file))
{
    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name is { } name && libraries.Find(name) is { } content ? LoadFromStream(new MemoryStream(content, writable: false)) : null;
}
