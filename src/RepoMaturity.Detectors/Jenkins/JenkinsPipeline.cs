using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Jenkins;

/// <summary>Makes units, facts and references of one pipeline, or of a part that pipelines load.</summary>
internal sealed class JenkinsPipeline(GroovyCall root, FactWriter facts)
{
    private readonly PipelineUnits units = new(facts);

    /// <summary>Reads the file.</summary>
    /// <param name="isNamed">Whether its name says that it is a pipeline.</param>
    /// <param name="isPlace">Whether it lies where pipelines do.</param>
    public void Read(bool isNamed, bool isPlace)
    {
        var whole = All(root).ToList();
        var isPipeline = whole.Exists(call => call is { Name: "pipeline" or "node", HasBlock: true });
        if (!isPipeline && !isNamed && !whole.Exists(JenkinsSteps.IsShell))
        {
            return;
        }

        var isStarted = isNamed || (isPipeline && isPlace);
        var scope = isStarted ? PipelineUnits.Pipeline : string.Empty;
        var start = new Position(root.Inner.FirstOrDefault()?.Line ?? 1);
        units.Add(new Unit(scope, isStarted ? UnitKind.Workflow : UnitKind.Script, "pipeline", start)
        {
            Triggers = isStarted ? [new Trigger(TriggerKind.Push, "push (the server keeps the trigger)", start), .. whole.Select(TriggerOf).OfType<Trigger>()] : [],
        });
        if (isStarted)
        {
            // Whoever loads the file runs the same.
            units.Connect(string.Empty, scope, start, "pipeline");
        }

        new JenkinsSteps(units, whole).Read(root, scope);
    }

    /// <summary>A clock, a poll or another job; a hook of the hosting service is the push that is assumed anyway.</summary>
    private static Trigger? TriggerOf(GroovyCall call)
    {
        var detail = call.First ?? call.Value("spec") ?? call.Value("upstreamProjects") ?? string.Empty;
        var position = new Position(call.Line);
        return call.Name switch
        {
            "cron" or "parameterizedCron" when detail.Length > 0 => new Trigger(TriggerKind.Schedule, $"cron {detail.Trim()}", position),
            "pollSCM" when detail.Length > 0 => new Trigger(TriggerKind.Push, $"pollSCM {detail.Trim()}", position),
            "upstream" when call.Value("upstreamProjects") is not null => new Trigger(TriggerKind.Event, $"upstream {detail}", position),
            _ => null,
        };
    }

    private static IEnumerable<GroovyCall> All(GroovyCall call)
    {
        var open = new Stack<GroovyCall>([call]);
        while (open.TryPop(out var next))
        {
            yield return next;
            for (var i = next.Inner.Count - 1; i >= 0; i--)
            {
                open.Push(next.Inner[i]);
            }
        }
    }
}
