using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Infrastructure;

/// <summary>Makes units of the functions of a Serverless Framework service (https://www.serverless.com/framework/docs/providers/aws/guide/serverless.yml).</summary>
internal sealed class ServerlessFacts(FactWriter facts, string folder)
{
    public void Write(DocumentNode service)
    {
        // Functions stand in a mapping, or in a list of such.
        var functions = service["functions"] is { } given ? given.Kind == NodeKind.Sequence ? given.Items.SelectMany(item => item.Entries) : given.Entries : [];
        foreach (var (name, line, function) in functions)
        {
            if (function.Kind != NodeKind.Mapping)
            {
                continue;
            }

            var id = "function:" + name;
            var triggers = (function["events"]?.Items ?? []).Select(Start).OfType<Trigger>().ToList();
            facts.Add(new Fact(FactKind.Resource, "serverless/function", new Position(line), name, id));
            facts.Add(new Unit(id, UnitKind.Service, name, new Position(line)) { Triggers = [.. triggers] });
            foreach (var trigger in triggers)
            {
                facts.Add(TriggerFact.Of(trigger, id));
            }

            if (function["handler"] is { Value: { Length: > 0 } handler } node)
            {
                facts.Add(new Reference(TemplateReferences.Handler, handler, new Position(node.Line), id) { Folder = folder, Text = "handler " + handler, Arguments = [new Argument("folder", ".")] });
            }

            var image = function["image"] is { Kind: NodeKind.Mapping } detailed ? detailed["name"] ?? detailed["uri"] : function["image"];
            var built = image?.Value is { } named && service.Find("provider", "ecr", "images", named) is { } made ? made["path"]?.Value ?? made.Value : null;
            if (built is not null)
            {
                facts.Add(new Reference(ReferenceKinds.ContainerRun, built.TrimEnd('/') + "/Dockerfile", new Position(image!.Line), id) { Folder = folder, Text = "image " + image.Value });
            }
            else if (image is { Value: { Length: > 0 } name2 })
            {
                facts.Add(new Reference(TemplateReferences.Image, name2, new Position(image.Line), id) { Folder = folder, Text = "image " + name2 });
            }
        }
    }

    private static Trigger? Start(DocumentNode declared)
    {
        if (declared.Entries is not [var (kind, line, value), ..] || value["enabled"]?.Value == "false")
        {
            return null;
        }

        if (kind == "s3" || (kind is "eventBridge" or "cloudwatchEvent" && SystemEvents.Names(value)))
        {
            return new Trigger(TriggerKind.Event, "event " + kind, new Position(line));
        }

        if (kind == "eventBridge" ? value["schedule"] is null : kind != "schedule")
        {
            return null;
        }

        var rate = value.Value ?? (value["rate"] ?? value["schedule"])?.OneOrMany().FirstOrDefault()?.Value;
        return new Trigger(TriggerKind.Schedule, $"schedule {rate}".TrimEnd(), new Position(line));
    }
}
