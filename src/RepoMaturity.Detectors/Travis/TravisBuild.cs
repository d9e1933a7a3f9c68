using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Travis;

/// <summary>Makes units and facts of one build configuration.</summary>
internal sealed class TravisBuild(DocumentNode root, FactWriter facts)
{
    private static readonly string[] Phases =
        ["before_install", "install", "before_script", "script", "after_success", "after_failure", "before_deploy", "after_deploy", "after_script"];

    private readonly PipelineUnits units = new(facts);

    /// <summary>Reads the file.</summary>
    /// <param name="isStarted">Whether the service reads it: only the one in the root.</param>
    public void Read(bool isStarted)
    {
        var start = new Position(root.Line);
        units.Add(new Unit(PipelineUnits.Pipeline, UnitKind.Workflow, "build", start) { Triggers = isStarted ? [new Trigger(TriggerKind.Push, "push", start)] : [] });
        var jobs = (root["jobs"] ?? root["matrix"])?["include"]?.Items ?? [];

        // A job without a script of its own runs that of the whole file.
        if (jobs.Count == 0 || jobs.Any(job => job["script"] is null))
        {
            AddJob("job", root, start, true);
        }

        foreach (var job in jobs.Where(job => job.Kind == NodeKind.Mapping && Phases.Append("deploy").Any(phase => job[phase] is not null)))
        {
            AddJob(job["name"]?.Value ?? job["stage"]?.Value ?? "job", job, new Position(job.Line), job["script"] is null);
        }
    }

    private void AddJob(string name, DocumentNode job, Position position, bool takesDefault)
    {
        var id = units.NewId("job:" + name);
        units.AddPart(new Unit(id, UnitKind.Job, name, position) { Triggers = [.. Triggers(job["if"] ?? root["if"])] }, PipelineUnits.Pipeline, $"job {name}");
        var constants = Constants();

        // All phases of a job share one shell.
        var lines = Phases.SelectMany(phase => (job[phase] ?? root[phase])?.OneOrMany() ?? []);
        ScriptLines.Interpret(lines, new CommandContext(facts, id, string.Empty) { Prefix = $"job {name}: ", Environment = constants });
        if (takesDefault && (job["script"] ?? root["script"]) is null && DefaultScript() is { } script)
        {
            CommandInterpreter.Interpret(script, position, id, string.Empty, facts);
        }

        AddDeployments(job["deploy"] ?? root["deploy"], id, name);
    }

    private void AddDeployments(DocumentNode? deploy, string id, string name)
    {
        foreach (var target in deploy?.Kind == NodeKind.Sequence ? deploy.Items : deploy is null ? [] : [deploy])
        {
            if (target["provider"] is not { Value: { Length: > 0 } provider } named)
            {
                continue;
            }

            facts.Add(new Fact(FactKind.Action, "travis/deploy/" + provider, new Position(named.Line), null, id)
            {
                Arguments = [.. target.Entries.Where(entry => entry.Key != "provider").Select(entry => new Argument(entry.Key, entry.Value["secure"] is null ? entry.Value.Value : null))],
            });
            if (provider == "script" && target["script"] is { } script)
            {
                ScriptLines.Interpret(script.OneOrMany(), new CommandContext(facts, id, string.Empty) { Prefix = $"job {name}, deploy: " });
            }
        }
    }

    /// <summary>A job that asks for the clock of the service.</summary>
    private static IEnumerable<Trigger> Triggers(DocumentNode? condition) =>
        condition?.Value?.Replace(" ", string.Empty, StringComparison.Ordinal) is "type=cron" or "typeIN(cron)" or "typein(cron)"
            ? [new Trigger(TriggerKind.Schedule, "if: type = cron", new Position(condition.Line))] : [];

    private Dictionary<string, string> Constants()
    {
        var constants = new Dictionary<string, string>(StringComparer.Ordinal);
        var variables = root["env"]?["global"] ?? root["env"];
        foreach (var item in variables?.OneOrMany() ?? [])
        {
            foreach (var pair in item.Value!.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (pair.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
                {
                    constants.TryAdd(pair[..equals], pair[(equals + 1)..].Trim('"', '\''));
                }
            }
        }

        return constants;
    }

    /// <summary>What the service runs for a language where no script is given.</summary>
    private string? DefaultScript() => root["language"]?.Value switch
    {
        "node_js" => "npm test",
        "go" => "go test ./...",
        "rust" => "cargo test",
        "r" => "R CMD check",
        "java" or "kotlin" => "mvn test",
        _ => null,
    };
}
