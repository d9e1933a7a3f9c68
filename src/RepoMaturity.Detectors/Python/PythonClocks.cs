using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Python.Syntax;

namespace RepoMaturity.Detectors.Python;

/// <summary>
/// Schedulers that run in the process: APScheduler, schedule, Celery beat, RQ, arq, Huey and their like. Each thing that they are told to call is a unit with a clock, which
/// starts that function and nothing else of the program.
/// </summary>
/// <param name="facts">Takes the units.</param>
/// <param name="mentions">Takes what they call.</param>
/// <param name="constantText">The constant text of an expression; null where it has none.</param>
/// <param name="mention">Mentions for a unit what an expression leads to.</param>
internal sealed class PythonClocks(FactWriter facts, PythonMentions mentions, Func<PythonExpression, string?> constantText, Action<string, PythonExpression> mention)
{
    /// <summary>A task of Celery beat. Target: its name, which need not be that of its function.</summary>
    public const string Task = "celery-task";

    /// <summary>Names under which settings hold the schedule of Celery beat.</summary>
    public static bool HoldsTasks(PythonExpression target) => target is PythonAttribute { Name: "beat_schedule" }
        or PythonName { Name: "beat_schedule" or "CELERY_BEAT_SCHEDULE" or "CELERYBEAT_SCHEDULE" };

    /// <summary>Writes the clock that a call sets up, if it does.</summary>
    public void Find(string name, PythonCall call, Position position)
    {
        var callee = name.AsSpan(name.LastIndexOf('.') + 1) switch
        {
            "add_job" when IsRepeated(call, name) => call.Keyword("func") ?? call.First,
            "do" when name.StartsWith("schedule.every", StringComparison.Ordinal) => call.First,
            "cron" when name.StartsWith("rq_scheduler.", StringComparison.Ordinal) => call.Keyword("func") ?? Positional(call, 1),
            "schedule" when name.StartsWith("rq_scheduler.", StringComparison.Ordinal) && call.Keyword("interval") is not null => call.Keyword("func") ?? Positional(call, 1),
            "cron" when name.StartsWith("arq.", StringComparison.Ordinal) => call.First,
            "add_periodic_task" => Positional(call, 1) ?? call.Keyword("sig"),
            _ => null,
        };
        if (callee is not null)
        {
            var id = Add(Detail(call) ?? name, position);
            if (constantText(callee) is { } text)
            {
                mentions.Add(id, new PythonOrigin(text.Replace(':', '.')));
            }
            else
            {
                mention(id, callee);
            }
        }

        if (call.Keyword("beat_schedule") is { } tasks)
        {
            FindTasks(tasks, position.Cell);
        }
    }

    /// <summary>Writes the clock of a function that is decorated with one.</summary>
    public void Decorate(string name, PythonCall? call, string definition, Position position)
    {
        if (call is null)
        {
            return;
        }

        var isClock = name.AsSpan(name.LastIndexOf('.') + 1) switch
        {
            "scheduled_job" => Trigger(call, 0) is not null && !IsOnce(Trigger(call, 0)),
            "task" when name.StartsWith("flask_apscheduler.", StringComparison.Ordinal) => Trigger(call, 0) is not null && !IsOnce(Trigger(call, 0)),
            "task" or "cond" when name.StartsWith("rocketry.", StringComparison.Ordinal) => call.First is not null,
            "repeat" when name.StartsWith("schedule.", StringComparison.Ordinal) => true,
            "repeat_every" or "repeat_at" when name.StartsWith("fastapi_", StringComparison.Ordinal) => true,
            "periodic_task" or "db_periodic_task" => true,
            "crontab" when name.StartsWith("aiocron.", StringComparison.Ordinal) => true,
            "job" when name.StartsWith("flask_crontab.", StringComparison.Ordinal) => true,
            _ => false,
        };
        if (isClock)
        {
            mentions.AddOwn(Add(Detail(call) ?? name, position), definition);
        }
    }

    /// <summary>Writes the tasks of a schedule of Celery beat: a dictionary of dictionaries.</summary>
    public void FindTasks(PythonExpression schedule, int? cell)
    {
        foreach (var entry in (schedule as PythonSequence)?.Items.OfType<PythonSequence>() ?? [])
        {
            for (var i = 0; i + 1 < entry.Items.Count; i++)
            {
                if (entry.Items[i] is PythonText { Constant: "task" } && constantText(entry.Items[i + 1]) is { } task)
                {
                    var position = new Position(entry.Items[i].Line, cell);
                    var id = Add("task " + task, position);
                    mentions.Add(id, new PythonOrigin(task));
                    facts.Add(new Reference(Task, task, position, id));
                }
            }
        }
    }

    private string Add(string detail, Position position)
    {
        var id = FormattableString.Invariant($"clock:{position}");
        facts.Add(new Unit(id, UnitKind.Task, detail, position) { Triggers = [new Core.Facts.Trigger(TriggerKind.Schedule, "schedule " + detail, position)] });
        return id;
    }

    /// <summary>Whether a job is given a clock: without a trigger, or with a date, it runs once. Of a scheduler that the file does not show, the trigger must be written.</summary>
    private bool IsRepeated(PythonCall call, string name) => Trigger(call, 1) is { } trigger && !IsOnce(trigger)
        && (name.StartsWith("apscheduler.", StringComparison.Ordinal) || name.StartsWith("flask_apscheduler.", StringComparison.Ordinal)
            || constantText(trigger) is "cron" or "interval" || LastName(trigger) is "CronTrigger" or "IntervalTrigger" or "from_crontab");

    private bool IsOnce(PythonExpression? trigger) => trigger is not null && (constantText(trigger) == "date" || LastName(trigger) == "DateTrigger");

    private static PythonExpression? Trigger(PythonCall call, int position) => call.Keyword("trigger") ?? Positional(call, position);

    private static PythonExpression? Positional(PythonCall call, int index) =>
        index < call.Arguments.Count && call.Arguments[index] is { Name: null } argument ? argument.Value : null;

    private static string? LastName(PythonExpression expression) => expression is PythonCall call
        ? (call.Target as PythonName)?.Name ?? (call.Target as PythonAttribute)?.Name : null;

    /// <summary>How often, as far as the call says it: <c>cron hour=3</c>.</summary>
    private string? Detail(PythonCall call)
    {
        var words = call.Arguments.Where(argument => argument.Name is "trigger" or "hour" or "hours" or "minute" or "minutes" or "seconds" or "days" or "day" or "day_of_week" or "weeks" or "cron" or "cron_string" or "interval")
            .Select(argument => (argument.Name, Text: constantText(argument.Value))).Where(word => word.Text is not null)
            .Select(word => word.Name == "trigger" ? word.Text! : $"{word.Name}={word.Text}").ToList();
        return words.Count == 0 ? null : string.Join(' ', words);
    }
}
