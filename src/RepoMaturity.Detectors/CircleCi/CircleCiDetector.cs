using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.CircleCi;

/// <summary>
/// Reads CircleCI: workflows, jobs, commands and orbs. The service reads <c>.circleci/config.yml</c>; the other files of that folder are configurations that a
/// setup workflow goes on with. Syntax: CircleCI's configuration reference.
/// </summary>
public sealed class CircleCiDetector : IDetector
{
    private const string Folder = ".circleci/";

    /// <inheritdoc/>
    public string Id => "circleci";

    /// <inheritdoc/>
    public string Summary => "CircleCI: workflows, schedules, jobs, commands and orbs";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Trigger, FactKind.Command, FactKind.Action, FactKind.Image];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return YamlPath.IsYaml(path) && path.StartsWith(Folder, StringComparison.Ordinal);
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
        if (document.Root["jobs"] is not null || document.Root["workflows"] is not null)
        {
            new CircleConfiguration(document.Root, facts).Read(isStarted: file.Path is Folder + "config.yml" or Folder + "config.yaml");
        }
    }
}
