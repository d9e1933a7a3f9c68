using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Infrastructure;

/// <summary>Reads cron tables (https://man7.org/linux/man-pages/man5/crontab.5.html): each entry is a unit with a clock.</summary>
public sealed class CronTableDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "cron-tables";

    /// <inheritdoc/>
    public string Summary => "Cron tables: schedules and the commands that they run.";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Trigger, FactKind.Command];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        var name = RepositoryPath.Name(path);
        return name is "crontab" or "crontab.txt" or "cronjobs" || name.EndsWith(".cron", StringComparison.Ordinal) || name.EndsWith(".crontab", StringComparison.Ordinal)
            || path.Contains("/cron.d/", StringComparison.Ordinal) || path.StartsWith("cron.d/", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public bool IsStarted(string path) => Claims(path);

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var hasUser = file.Path.Contains("cron.d/", StringComparison.Ordinal);
        var number = 0;
        foreach (var range in file.Source.Text.AsSpan().Split('\n'))
        {
            number++;
            if (file.Source.Text.AsSpan(range).Trim() is { IsEmpty: false } line && line[0] != '#')
            {
                Write(line.ToString(), number, hasUser, facts);
            }
        }
    }

    private static void Write(string line, int number, bool hasUser, FactWriter facts)
    {
        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var fields = line[0] == '@' ? 1 : 5;
        if (words.Length <= fields + (hasUser ? 1 : 0) || (fields == 5 && !words.Take(5).All(IsField)) || words[0] == "@reboot")
        {
            return;
        }

        var id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"cron:{number}");
        var position = new Position(number);
        var trigger = new Trigger(TriggerKind.Schedule, "schedule " + string.Join(' ', words.Take(fields)), position);
        facts.Add(new Unit(id, UnitKind.Job, words[fields + (hasUser ? 1 : 0)], position) { Triggers = [trigger] });
        facts.Add(TriggerFact.Of(trigger, id));
        CommandInterpreter.Interpret(string.Join(' ', words.Skip(fields + (hasUser ? 1 : 0))), position, id, null, facts);
    }

    private static bool IsField(string word) => char.IsAsciiDigit(word[0]) || word[0] == '*' || (word.Length >= 3 && word.All(character => char.IsAsciiLetter(character) || character is ',' or '-'));
}
