using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.CodeBuild;

/// <summary>
/// Makes references of a template that declares build projects. A pipeline in the same template runs its projects on every push; so does a webhook.
/// </summary>
internal sealed class CodeBuildTemplate(DocumentNode resources, FactWriter facts)
{
    /// <summary>Reads the projects.</summary>
    public void Read()
    {
        var pipeline = resources.Entries.FirstOrDefault(resource => TypeOf(resource) == "AWS::CodePipeline::Pipeline");
        var units = new PipelineUnits(facts);
        foreach (var project in resources.Entries.Where(resource => TypeOf(resource) == "AWS::CodeBuild::Project"))
        {
            var source = project.Value.Find("Properties", "Source");
            var specification = source?["BuildSpec"];
            var path = specification is null ? BuildFiles.Default : specification.Value;
            if (path is null || path.Contains('\n', StringComparison.Ordinal) || !YamlPath.IsYaml(path))
            {
                continue;
            }

            var isPushed = pipeline is not null && source?["Type"]?.Value is null or "CODEPIPELINE";
            var isHooked = project.Value.Find("Properties", "Triggers", "Webhook")?.Value is "true";
            var position = new Position(project.Line);
            var id = "codebuild:" + project.Key;
            units.Add(new Unit(id, UnitKind.Job, project.Key, position)
            {
                Triggers = isPushed ? [new Trigger(TriggerKind.Push, $"pipeline {pipeline!.Key}", new Position(pipeline.Line))]
                    : isHooked ? [new Trigger(TriggerKind.Push, "webhook", position)]
                    : [],
            });
            facts.Add(new Reference(ReferenceKinds.Unit, $"{path.TrimStart('.', '/')}#", new Position(specification?.Line ?? project.Line), id) { Text = $"BuildSpec {path}" });
        }
    }

    private static string? TypeOf(MappingEntry resource) => resource.Value["Type"]?.Value;
}
