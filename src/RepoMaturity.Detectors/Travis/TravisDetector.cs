using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Travis;

/// <summary>Reads Travis CI: phases, jobs, stages and deployments of <c>.travis.yml</c>. Syntax: the build configuration reference of Travis CI.</summary>
public sealed class TravisDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "travis";

    /// <inheritdoc/>
    public string Summary => "Travis CI: jobs, phases and deployments";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Trigger, FactKind.Command, FactKind.Action];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return RepositoryPath.Name(path) == ".travis.yml";
    }

    /// <inheritdoc/>
    public bool IsStarted(string path) => Claims(path);

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var document = file.Read(YamlReader.Instance);
        facts.AddProblems(document.Problems, Id);
        if (document.Root.Kind == NodeKind.Mapping)
        {
            new TravisBuild(document.Root, facts).Read(isStarted: !file.Path.Contains('/', StringComparison.Ordinal));
        }
    }
}
