using System.Buffers;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.CloudBuild;

/// <summary>
/// Reads Google Cloud Build: configurations, told by their shape (steps that are named for an image), and exported triggers. The service keeps most triggers, so a
/// configuration counts as started by a push when it asks for what only a push gives. Schema: the build configuration file schema of Cloud Build.
/// </summary>
public sealed class CloudBuildDetector : IDetector
{
    private static readonly SearchValues<string> Words = SearchValues.Create(["steps", "filename"], StringComparison.Ordinal);

    /// <summary>What a trigger fills in, and a build that a person submits lacks.</summary>
    private static readonly string[] GivenByPush =
        ["COMMIT_SHA", "SHORT_SHA", "REVISION_ID", "TAG_NAME", "BRANCH_NAME", "REPO_NAME", "REPO_FULL_NAME", "_PR_NUMBER", "_HEAD_BRANCH", "_BASE_BRANCH", "REF_NAME"];

    /// <inheritdoc/>
    public string Id => "cloud-build";

    /// <inheritdoc/>
    public string Summary => "Google Cloud Build: steps, images and triggers";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Trigger, FactKind.Command, FactKind.Image];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return !path.StartsWith(".github/", StringComparison.Ordinal)
            && (YamlPath.IsYaml(path) || (path.EndsWith(".json", StringComparison.Ordinal) && RepositoryPath.Name(path).Contains("build", StringComparison.Ordinal)));
    }

    /// <inheritdoc/>
    public bool IsStarted(string path) => Claims(path) && RepositoryPath.Name(path).StartsWith("cloudbuild", StringComparison.Ordinal);

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        if (!SharedFormat.IsWrittenWith(file, Words))
        {
            return;
        }

        var isJson = file.Path.EndsWith(".json", StringComparison.Ordinal);
        var root = isJson ? file.Read(JsonReader.Instance).Root : file.Read(YamlReader.Instance).Root;
        if (IsTrigger(root))
        {
            AddTriggered(root, facts);
        }
        else if (IsBuild(root, RepositoryPath.Name(file.Path)))
        {
            var asks = Array.Find(GivenByPush, name => IsNamed(file.Source.Text, name));
            new CloudBuildSteps(root, facts).Read(asks);
        }
    }

    /// <summary>Whether it stands for the variable, in one of the spellings <c>$NAME</c> and <c>${NAME}</c>.</summary>
    private static bool IsNamed(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if (at > 0 && (text[at - 1] == '$' || (text[at - 1] == '{' && at > 1 && text[at - 2] == '$'))
                && (end >= text.Length || !(char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_')) && !IsEscaped(text, at))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Two dollars are a variable of the shell.</summary>
    private static bool IsEscaped(string text, int at)
    {
        var dollar = text[at - 1] == '$' ? at - 1 : at - 2;
        return dollar > 0 && text[dollar - 1] == '$';
    }

    private static bool IsBuild(DocumentNode root, string name)
    {
        if (root["steps"] is not { Items: { Count: > 0 } steps })
        {
            return false;
        }

        var isNamed = name.Contains("cloudbuild", StringComparison.OrdinalIgnoreCase) || name.Contains("cloud-build", StringComparison.OrdinalIgnoreCase);
        return steps.Any(step => step["name"]?.Value is { } image && (step["args"] ?? step["entrypoint"] ?? step["script"]) is not null && step["uses"] is null
            && (isNamed || IsRegistered(image)));
    }

    private static bool IsRegistered(string image) =>
        image.Contains("gcr.io/", StringComparison.Ordinal) || image.Contains("pkg.dev/", StringComparison.Ordinal) || image.StartsWith("docker.io/", StringComparison.Ordinal);

    /// <summary>A trigger as <c>gcloud builds triggers export</c> writes it.</summary>
    private static bool IsTrigger(DocumentNode root) =>
        root["filename"]?.Value is not null && (root["github"] ?? root["triggerTemplate"] ?? root["repositoryEventConfig"] ?? root["sourceToBuild"]) is not null;

    private static void AddTriggered(DocumentNode root, FactWriter facts)
    {
        var units = new PipelineUnits(facts);
        var position = new Position(root.Line);
        var isPushed = (root["github"] ?? root["triggerTemplate"] ?? root["repositoryEventConfig"]) is not null;
        units.Add(new Unit(string.Empty, UnitKind.Workflow, root["name"]?.Value ?? "trigger", position)
        {
            Triggers = [isPushed ? new Trigger(TriggerKind.Push, "push", position) : new Trigger(TriggerKind.Manual, "manual trigger", position)],
        });
        var build = root["filename"]!;
        facts.Add(new Reference(ReferenceKinds.Unit, $"{build.Value!.TrimStart('/')}#", new Position(build.Line), string.Empty) { Text = $"filename {build.Value}" });
    }
}
