using System.Collections.Immutable;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Cli.Plugins;

/// <summary>A detector of a plug-in. What it says of itself is asked once: the answers may change, and the scan relies on them.</summary>
internal sealed class PluginDetector(IDetector inner) : IDetector
{
    private readonly ImmutableArray<FactKind> finds = [.. inner.Finds];

    /// <summary>Whether it declares that it is pure.</summary>
    public bool IsPure => inner is IPureDetector;

    /// <inheritdoc/>
    public string Id { get; } = inner.Id;

    /// <inheritdoc/>
    public string Summary { get; } = inner.Summary;

    /// <inheritdoc/>
    public int Version { get; } = inner.Version;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => finds;

    /// <inheritdoc/>
    public bool Claims(string path) => inner.Claims(path);

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts) => inner.Detect(file, facts);
}
