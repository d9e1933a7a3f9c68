using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Docker;
using RepoMaturity.Detectors.GitHubActions;

namespace RepoMaturity.Detectors.CircleCi;

/// <summary>Makes units and facts of the jobs that a workflow runs, each with the values that it is given.</summary>
internal sealed class CircleJobs(DocumentNode root, PipelineUnits units, CircleValues pipeline)
{
    private readonly FactWriter facts = units.Facts;

    /// <summary>Name of the workflow; empty where there is none.</summary>
    public string Workflow { get; init; } = string.Empty;

    /// <summary>Adds a job.</summary>
    /// <param name="call">The job as the workflow names it.</param>
    /// <param name="owner">Id of the unit that starts it; null where a person does.</param>
    public void Add(CircleCall call, string? owner)
    {
        var orbs = new CircleOrbs(root);
        if ((root.Find("jobs", call.Job) ?? orbs.Inline(call.Job, "jobs")) is not { } job)
        {
            AddOutside(call, orbs, owner);
            return;
        }

        // With parameters it is another job in each workflow.
        var id = job["parameters"] is null && call.Settings["pre-steps"] is null ? "job:" + call.Job : $"job:{Workflow}/{call.Alias}";
        AddUnit(call, id, owner);
        foreach (var combination in JobMatrix.Read(call.Settings.Find("matrix", "parameters")))
        {
            var chosen = combination.OrderBy(value => value.Key, StringComparer.Ordinal)
                .Select(value => new MappingEntry(value.Key, call.Position.Line, DocumentNode.Scalar(call.Position.Line, value.Value)));
            Write(job, call, id, pipeline.For(job["parameters"], call.Given, chosen));
        }
    }

    /// <summary>Adds the jobs that no workflow has run.</summary>
    public void AddUnused()
    {
        var used = (root["workflows"]?.Entries ?? []).SelectMany(workflow => workflow.Value["jobs"]?.Items ?? []).Select(CircleCall.Of).Select(call => call?.Job)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var job in root["jobs"]?.Entries ?? [])
        {
            if (!used.Contains(job.Key) && (root["workflows"] is not null || job.Key != "build"))
            {
                Add(new CircleCall(job.Key, job.Key, DocumentNode.Absent, new Position(job.Line)), null);
            }
        }
    }

    private void AddUnit(CircleCall call, string id, string? owner)
    {
        units.Add(new Unit(id, UnitKind.Job, call.Alias, call.Position));
        if (owner is not null)
        {
            units.Connect(owner, id, call.Position, $"job {call.Alias}");
        }
    }

    private void Write(DocumentNode job, CircleCall call, string id, CircleValues values)
    {
        foreach (var place in new[] { job, Executor(job, values) }.OfType<DocumentNode>())
        {
            foreach (var image in (place["docker"]?.Items ?? []).Select(item => item["image"]).OfType<DocumentNode>())
            {
                if (values.Resolve(image.Value ?? string.Empty) is { Length: > 0 } name && !name.Contains('$', StringComparison.Ordinal))
                {
                    facts.Add(ImageName.Fact(name, new Position(image.Line), id));
                }
            }
        }

        var steps = new CircleSteps(root, facts, id, $"job {call.Alias}, step ") { Home = values.Resolve(job["working_directory"]?.Value ?? string.Empty) };
        foreach (var list in new[] { call.Settings["pre-steps"], job["steps"], call.Settings["post-steps"] })
        {
            steps.Read(list, values, [.. root["environment"]?.Entries ?? [], .. job["environment"]?.Entries ?? []]);
        }
    }

    private DocumentNode? Executor(DocumentNode job, CircleValues values) =>
        (job["executor"]?["name"] ?? job["executor"])?.Value is { } name ? root.Find("executors", values.Resolve(name)) : null;

    /// <summary>A job of an orb: what it does stands in the registry of orbs.</summary>
    private void AddOutside(CircleCall call, CircleOrbs orbs, string? owner)
    {
        if (orbs.Address(call.Job) is not { } address)
        {
            return;
        }

        var id = $"job:{Workflow}/{call.Alias}";
        AddUnit(call, id, owner);
        facts.Add(address.Fact(call.Position, id, call.Settings));
        if (CircleSteps.Continuation(address, call.Settings) is { } continued)
        {
            facts.Add(continued with { Position = call.Position, Scope = id });
        }
        else
        {
            facts.Add(new Reference(ReferenceKinds.Outside, address.Name, call.Position, id) { Text = $"orb job {address.Name} {call.Alias}" });
        }

        var steps = new CircleSteps(root, facts, id, $"job {call.Alias}, step ");
        foreach (var list in call.Settings.Entries.Where(entry => entry.Key.EndsWith("steps", StringComparison.Ordinal)))
        {
            steps.Read(list.Value, pipeline, []);
        }

        steps.ReadHanded(call.Settings, pipeline, $"job {call.Alias}: ");
    }
}
