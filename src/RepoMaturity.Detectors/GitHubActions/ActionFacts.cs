using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.GitHubActions;

/// <summary>Makes facts and references of an action's metadata file: its unit is the file itself.</summary>
internal sealed class ActionFacts(FactWriter facts, string folder)
{
    public void Read(DocumentNode root)
    {
        if (root["runs"] is not { Kind: NodeKind.Mapping } runs || runs["using"]?.Value is not { } engine)
        {
            return;
        }

        var position = new Position(runs.Line);
        facts.Add(new Unit(string.Empty, UnitKind.Script, root["name"]?.Value ?? "action", position));
        if (engine == "composite")
        {
            // A composite action works in the folder of the workflow that uses it, which is the root as a rule.
            var name = root["name"]?.Value ?? RepositoryPath.Name(folder);
            new StepFacts(facts, string.Empty, $"action {name}, step ", StepEnvironment.Empty.WithInputs(root["inputs"])) { ActionFolder = folder }.Read(runs["steps"]);
        }
        else if (engine == "docker" && runs["image"]?.Value is { } image && !image.StartsWith("docker://", StringComparison.Ordinal))
        {
            var dockerfile = RepositoryPath.Combine(folder, image) ?? image;
            facts.Add(new Reference(ReferenceKinds.ImageBuild, dockerfile, position) { Folder = string.Empty });
            facts.Add(new Reference(ReferenceKinds.ContainerRun, dockerfile, position) { Folder = string.Empty });
        }
        else if (runs["main"]?.Value is { } main)
        {
            facts.Add(new Reference(ReferenceKinds.Script, main, position) { Folder = folder });
        }
    }
}
