using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Infrastructure;

/// <summary>Reads timers and services of systemd (https://www.freedesktop.org/software/systemd/man/systemd.timer.html): a timer starts the service of its name, or the one that it names.</summary>
public sealed class SystemdDetector : IDetector
{
    private static readonly string[] Clocks = ["OnCalendar", "OnUnitActiveSec", "OnUnitInactiveSec"];

    /// <inheritdoc/>
    public string Id => "systemd";

    /// <inheritdoc/>
    public string Summary => "systemd timers and services: schedules and the commands that they run.";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Trigger, FactKind.Command];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.EndsWith(".timer", StringComparison.Ordinal) || path.EndsWith(".service", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public bool IsStarted(string path) => path.EndsWith(".timer", StringComparison.Ordinal);

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var root = file.Read(IniReader.Instance).Root;
        if (root["Service"] is { } service)
        {
            foreach (var entry in service.Entries.Where(entry => entry.Key is "ExecStart" or "ExecStartPre" && entry.Value.Value is { Length: > 0 }))
            {
                CommandInterpreter.Interpret(entry.Value.Value!.TrimStart('-', '@', '+', '!', ':'), new Position(entry.Line), null, null, facts);
            }
        }

        if (root["Timer"] is { } timer && timer.Entries.FirstOrDefault(entry => Clocks.Contains(entry.Key, StringComparer.Ordinal)) is { } clock)
        {
            var trigger = new Trigger(TriggerKind.Schedule, "schedule " + clock.Value.Value, new Position(clock.Line));
            var name = RepositoryPath.Name(file.Path);
            facts.Add(new Unit("timer", UnitKind.Job, name, new Position(clock.Line)) { Triggers = [trigger] });
            facts.Add(TriggerFact.Of(trigger, "timer"));
            var target = timer["Unit"]?.Value ?? name[..^".timer".Length] + ".service";
            facts.Add(new Reference(ReferenceKinds.Script, target, new Position(clock.Line), "timer") { Folder = RepositoryPath.Folder(file.Path), Text = "service " + target });
        }
    }
}
