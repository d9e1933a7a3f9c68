using System.Buffers;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.GitLabCi;

/// <summary>
/// Reads GitLab CI: jobs, their scripts, triggers and includes. A pipeline is known by its name, the files that it includes by their shape. Syntax: the CI/CD YAML
/// syntax reference of GitLab.
/// </summary>
public sealed class GitLabCiDetector : IDetector
{
    /// <summary>The file that GitLab reads.</summary>
    internal const string RootFile = ".gitlab-ci.yml";

    /// <summary>Kind of reference to an included file of the repository. Target: path from the root, stars allowed.</summary>
    internal const string Include = "gitlab-include";

    private static readonly SearchValues<string> BodyWords = SearchValues.Create(["script:", "local:", "project:"], StringComparison.Ordinal);

    /// <summary>Keys that jobs have beside their script and that mappings with a script in other formats have not.</summary>
    private static readonly string[] JobWords =
    [
        "stage", "image", "before_script", "after_script", "rules", "only", "except", "extends", "tags", "needs", "artifacts", "when", "services",
        "interruptible", "allow_failure",
    ];

    /// <inheritdoc/>
    public string Id => "gitlab-ci";

    /// <inheritdoc/>
    public string Summary => "GitLab CI: jobs, scripts, rules, schedules and includes";

    /// <inheritdoc/>
    public int Version => 3;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Trigger, FactKind.Command, FactKind.Image, FactKind.Environment];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return YamlPath.IsYaml(path) && !path.StartsWith(".github/", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public bool IsStarted(string path) => path == ".gitlab-ci.yml";

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var isNamed = IsNamed(file.Path);
        if (!isNamed && !SharedFormat.IsWrittenWith(file, BodyWords))
        {
            return;
        }

        var document = file.Read(YamlReader.Instance);
        if (isNamed)
        {
            facts.AddProblems(document.Problems, Id);
        }

        if (document.Root.Kind == NodeKind.Mapping && (isNamed || HasShape(document.Root)))
        {
            new GitLabPipeline(document.Root, facts).Read(isStarted: file.Path == RootFile);
        }
    }

    private static bool IsNamed(string path) =>
        RepositoryPath.Name(path).EndsWith(RootFile, StringComparison.Ordinal) || path.StartsWith(".gitlab/", StringComparison.Ordinal);

    private static bool HasShape(DocumentNode root) =>
        root.Entries.Any(entry => entry.Value["script"] is not null && JobWords.Any(word => entry.Value[word] is not null))
        || root["include"]?.Items.Any(item => item["local"] is not null || item["project"] is not null) == true;
}
