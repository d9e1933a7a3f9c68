using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Orchestrators.Argo;

/// <summary>
/// Reads event sources and sensors (specification of Argo Events): what makes an event, and which workflow a sensor starts by it. To apply a sensor starts nothing.
/// </summary>
internal static class ArgoEvents
{
    /// <summary>Writes an event source: each of its events is a unit with what makes it happen.</summary>
    public static void WriteSource(DocumentNode root, FactWriter facts)
    {
        var source = root.Find("metadata", "name")?.Value;
        foreach (var type in root["spec"]?.Entries ?? [])
        {
            foreach (var entry in type.Value.Entries)
            {
                var unit = new Unit($"{ArgoReferences.EventPrefix}{source}/{entry.Key}", UnitKind.Workflow, entry.Key, new Position(entry.Line))
                {
                    Triggers = [.. Triggers(type.Key, entry)],
                };
                facts.Add(unit);
                foreach (var trigger in unit.Triggers)
                {
                    facts.Add(TriggerFact.Of(trigger, unit.Id));
                }
            }
        }
    }

    /// <summary>Writes a sensor: the events that it waits for, and what each of its triggers starts.</summary>
    /// <param name="root">The sensor.</param>
    /// <param name="writeWorkflow">Writes a workflow that stands in it, and gives the id of its unit.</param>
    /// <param name="facts">Takes the facts.</param>
    public static void WriteSensor(DocumentNode root, Func<DocumentNode, string?> writeWorkflow, FactWriter facts)
    {
        var name = root.Find("metadata", "name")?.Value;
        var id = "sensor:" + name;
        var position = new Position(root["kind"]!.Line);
        facts.Add(new Unit(id, UnitKind.Workflow, name ?? "sensor", position));
        foreach (var dependency in root.Find("spec", "dependencies")?.Items ?? [])
        {
            var heard = $"{dependency["eventSourceName"]?.Value}/{dependency["eventName"]?.Value}";
            facts.Add(new Reference(ArgoReferences.Event, ArgoReferences.EventPrefix + heard, new Position(dependency.Line), id) { Text = $"sensor {name} hears {heard}" });
        }

        // The containers of what it starts are read as those of any manifest, under its own name.
        facts.Add(new Reference(ReferenceKinds.Unit, $"#resource:Sensor/{name}", position, id) { Text = $"sensor {name}" });
        foreach (var trigger in root.Find("spec", "triggers")?.Items ?? [])
        {
            if ((trigger.Find("template", "argoWorkflow") ?? trigger.Find("template", "k8s"))?.Find("source", "resource") is not { } started)
            {
                continue;
            }

            var place = new Position(started.Line);
            if (started.Find("spec", "templates") is not null || started.Find("spec", "workflowSpec") is not null || started.Find("spec", "workflowTemplateRef") is not null)
            {
                if (writeWorkflow(started) is { } workflow)
                {
                    facts.Add(new Reference(ReferenceKinds.Unit, "#" + workflow, place, id) { Text = "workflow " + started.Find("metadata", "generateName")?.Value });
                }
            }
            else if (started.Find("metadata", "name")?.Value is { Length: > 0 } template)
            {
                facts.Add(new Reference(ArgoReferences.Template, template, place, id) { Text = $"template {template}" });
            }
        }
    }

    /// <summary>A clock, a host of code, or data that arrives makes an event by itself; what an application sends has a sender that is not seen.</summary>
    private static IEnumerable<Trigger> Triggers(string type, MappingEntry entry)
    {
        var position = new Position(entry.Line);
        switch (type)
        {
            case "calendar" when (entry.Value["schedule"] ?? entry.Value["interval"]) is { Value: { } clock } node:
                yield return new Trigger(TriggerKind.Schedule, $"schedule {clock}", new Position(node.Line));
                break;
            case "github" or "gitlab" or "bitbucket" or "bitbucketserver" or "gitea" or "gogs":
                yield return new Trigger(TriggerKind.Push, $"webhook of {type}", position);
                break;
            case "minio" or "file" or "hdfs" or "sftp" or "storageGrid" or "resource":
                yield return new Trigger(TriggerKind.Event, $"{type} {entry.Key}", position);
                break;
        }
    }
}
