using System.Reflection;
using System.Runtime.Loader;

namespace RepoMaturity.Tests.Mutation;

/// <summary>The tests and the program once more in this process, with another core.</summary>
/// <param name="core">The core.</param>
internal sealed class MutantContext(string core) : AssemblyLoadContext(isCollectible: true)
{
    /// <summary>The tests.</summary>
    public Assembly Tests => LoadFromAssemblyPath(typeof(MutantContext).Assembly.Location);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.Combine(AppContext.BaseDirectory, assemblyName.Name + ".dll");
        return assemblyName.Name == "RepoMaturity.Core" ? LoadFromAssemblyPath(core)
            : assemblyName.Name?.StartsWith("RepoMaturity", StringComparison.OrdinalIgnoreCase) == true && File.Exists(path) ? LoadFromAssemblyPath(path)
            : null;
    }
}
