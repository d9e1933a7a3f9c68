using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Docker;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Bitbucket;

/// <summary>Makes units, facts and references of the pipelines of a file.</summary>
internal sealed class BitbucketPipelines(DocumentNode root, FactWriter facts)
{
    private readonly PipelineUnits units = new(facts);

    /// <summary>Reads the pipelines.</summary>
    public void Read(DocumentNode pipelines)
    {
        if (root["image"] is { } image)
        {
            AddImage(image, null);
        }

        foreach (var kind in pipelines.Entries)
        {
            if (kind.Key == "default")
            {
                ReadPipeline("default", kind.Value, new Trigger(TriggerKind.Push, "push", new Position(kind.Line)));
                continue;
            }

            foreach (var pipeline in kind.Value.Entries)
            {
                var position = new Position(pipeline.Line);
                ReadPipeline($"{kind.Key}/{pipeline.Key}", pipeline.Value, kind.Key switch
                {
                    "branches" or "tags" or "bookmarks" => new Trigger(TriggerKind.Push, $"push to {pipeline.Key}", position),
                    "pull-requests" => new Trigger(TriggerKind.PullRequest, "pull request", position),
                    _ => new Trigger(TriggerKind.Manual, $"custom pipeline {pipeline.Key}", position),
                });
            }
        }
    }

    private void ReadPipeline(string name, DocumentNode pipeline, Trigger trigger)
    {
        var id = "workflow:" + name;
        units.Add(new Unit(id, UnitKind.Workflow, name, trigger.Position) { Triggers = [trigger] });
        if (pipeline["import"] is { Value: { } elsewhere } import)
        {
            facts.Add(new Reference(ReferenceKinds.Outside, elsewhere, new Position(import.Line), id) { Text = $"import {elsewhere}" });
        }

        // After a step that waits for a person, all others wait as well.
        var isManual = false;
        foreach (var step in Steps(pipeline.Items, 0))
        {
            isManual |= step["trigger"]?.Value == "manual";
            ReadStep(step, id, name, isManual);
        }
    }

    private static IEnumerable<DocumentNode> Steps(IReadOnlyList<DocumentNode> items, int depth)
    {
        foreach (var item in items)
        {
            if (item["step"] is { Kind: NodeKind.Mapping } step)
            {
                yield return step;
            }

            foreach (var group in depth > 4 ? [] : new[] { item["parallel"], item["stage"] }.OfType<DocumentNode>())
            {
                foreach (var inner in Steps((group["steps"] ?? group).Items, depth + 1))
                {
                    yield return inner;
                }
            }
        }
    }

    private void ReadStep(DocumentNode step, string owner, string pipeline, bool isManual)
    {
        var name = step["name"]?.Value ?? "step";
        var id = units.NewId($"step:{pipeline}/{name}");
        var position = new Position(step.Line);
        units.AddPart(
            new Unit(id, UnitKind.Job, name, position) { Triggers = isManual ? [new Trigger(TriggerKind.Manual, "trigger: manual", position)] : [] }, owner, $"step {name}");
        if (step["image"] is { } image)
        {
            AddImage(image, id);
        }

        if ((step["deployment"] ?? step["environment"])?.Value is { Length: > 0 } environment)
        {
            facts.Add(new Fact(FactKind.Environment, environment, position, null, id));
        }

        var lines = (step["script"]?.Items ?? []).Concat(step["after-script"]?.Items ?? []).ToList();
        ScriptLines.Interpret(lines, new CommandContext(facts, id, string.Empty) { Prefix = $"step {name}: " });
        foreach (var pipe in lines.Where(line => line["pipe"]?.Value is not null))
        {
            var address = pipe["pipe"]!.Value!;
            var colon = address.LastIndexOf(':');
            facts.Add(new Fact(FactKind.Action, colon < 0 ? address : address[..colon], new Position(pipe.Line), colon < 0 ? null : address[(colon + 1)..], id)
            {
                Arguments = [.. (pipe["variables"]?.Entries ?? []).Select(variable => new Argument(variable.Key, variable.Value.Value))],
            });
        }
    }

    private void AddImage(DocumentNode image, string? scope)
    {
        if ((image["name"] ?? image).Value is { Length: > 0 } name && !name.Contains('$', StringComparison.Ordinal))
        {
            facts.Add(ImageName.Fact(name, new Position(image.Line), scope));
        }
    }
}
