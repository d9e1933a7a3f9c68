using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Docker;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Hosting;

/// <summary>Makes units and facts of the services of one file.</summary>
/// <param name="facts">Takes them.</param>
/// <param name="folder">Folder of the file, from which its commands run.</param>
internal sealed class HostedServices(FactWriter facts, string folder)
{
    private readonly PipelineUnits units = new(facts);

    /// <summary>Reads a Blueprint of Render: services of several types, of which one is a clock.</summary>
    public void ReadRender(DocumentNode root)
    {
        foreach (var service in (root["services"]?.Items ?? []).Concat((root["projects"]?.Items ?? []).SelectMany(project => project["environments"]?.Items ?? []).SelectMany(environment => environment["services"]?.Items ?? [])))
        {
            var clock = service["type"]?.Value == "cron" ? service["schedule"] : null;
            var inside = RepositoryPath.Combine(folder, service["rootDir"]?.Value ?? string.Empty);
            Add(service["name"]?.Value ?? "service", service, clock, inside, service["buildCommand"], service["preDeployCommand"], service["startCommand"], service["dockerCommand"]);
            if (service["image"]?["url"] is { Value: { Length: > 0 } image } given)
            {
                facts.Add(ImageName.Fact(image, new Position(given.Line), null));
            }
        }
    }

    /// <summary>Reads fly.toml: named processes, and a command before each release.</summary>
    public void ReadFly(DocumentNode root)
    {
        var name = root["app"]?.Value ?? "app";
        Add(name, root, null, folder, root.Find("deploy", "release_command"), root.Find("experimental", "cmd"));
        foreach (var process in root["processes"]?.Entries ?? [])
        {
            Add(process.Key, process.Value, null, folder, process.Value);
        }
    }

    /// <summary>Reads the configuration of a service of Railway.</summary>
    public void ReadRailway(DocumentNode root) => Add(
        "service", root, root.Find("deploy", "cronSchedule"), folder, root.Find("build", "buildCommand"), root.Find("deploy", "preDeployCommand"), root.Find("deploy", "startCommand"));

    /// <summary>Reads app.yaml of App Engine.</summary>
    public void ReadAppEngine(DocumentNode root) => Add(root["service"]?.Value ?? "default", root, null, folder, root["entrypoint"]);

    private void Add(string name, DocumentNode service, DocumentNode? clock, string? inside, params ReadOnlySpan<DocumentNode?> commands)
    {
        var given = commands.ToArray().OfType<DocumentNode>().SelectMany(command => command.OneOrMany()).ToList();
        if (given.Count == 0)
        {
            return;
        }

        var id = units.NewId("service:" + name);
        var position = new Position(service.Line);
        units.Add(new Unit(id, clock is null ? UnitKind.Service : UnitKind.Job, name, position)
        {
            Triggers = clock?.Value is { Length: > 0 } schedule ? [new Trigger(TriggerKind.Schedule, $"schedule {schedule}", new Position(clock.Line))] : [],
        });
        foreach (var command in given)
        {
            CommandInterpreter.Interpret(command.Value!, new Position(command.Line), id, inside, facts);
        }
    }
}
