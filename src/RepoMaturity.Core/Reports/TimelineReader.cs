using System.Collections.Immutable;
using System.Globalization;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Reports;

/// <summary>
/// Reads a timeline back from its JSON, as far as a page about the repository tells it: stages, dimensions and practices. The file may come from a stranger: it is read as a document, and its texts
/// go through the encoders again. Of the time of a commit the day is there.
/// </summary>
public static class TimelineReader
{
    private const string None = "none";

    /// <summary>Reads a timeline.</summary>
    /// <param name="json">What <see cref="TimelineJson"/> wrote.</param>
    /// <param name="rules">The rules that know its frameworks.</param>
    /// <exception cref="FormatException">It is no timeline, or names what the rules do not know; the message is one sentence.</exception>
    public static Timeline Read(ReadOnlyMemory<byte> json, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return StoredValue.ReadDocument(json, stored => Read(stored, rules), "It says what no history of this program says.");
    }

    private static Timeline Read(StoredValue history, RuleSet rules)
    {
        if (history["schemaVersion"].OptionalText?.StartsWith("1.", StringComparison.Ordinal) != true || !history["commits"].Exists || !history["series"].Exists)
        {
            throw new FormatException("It is no JSON that 'history' wrote, or one of a schema that is not known here.");
        }

        var commits = history["commits"].List(commit => (Commit: Commit(commit), PassedOver: Math.Max(0, commit["passedOver"].Number)));
        var places = new List<int>(commits.Length);
        foreach (var (_, passedOver) in commits)
        {
            places.Add(checked((places.Count == 0 ? -1 : places[^1]) + passedOver + 1));
        }

        var series = history["series"].List(each => Series(each, commits.Length, rules)).OfType<TimelineSeries>().DistinctBy(each => (each.Kind, each.Id)).ToImmutableArray();
        return new Timeline(
            history["repository"].Text,
            history["model"]["hash"].Text,
            Math.Max(commits.Length, history["commitsTotal"].Number),
            history["truncated"].Flag,
            [.. commits.Select(commit => commit.Commit)],
            [.. places],
            series,
            [.. rules.Frameworks.Where(framework => series.Any(each => each.Kind == SeriesKind.Stage && each.Id == framework.Id))]);
    }

    private static LineCommit Commit(StoredValue commit)
    {
        var id = commit["id"].Text;
        var day = commit["day"].OptionalDay ?? throw new FormatException("A commit has no day.");
        return id.Length is > 0 and <= 64 && id.All(char.IsAsciiHexDigit)
            ? new LineCommit(id, new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds(), commit["subject"].Text, commit["tags"].Texts)
            : throw new FormatException("A commit has no id.");
    }

    /// <summary>A series; null for one that no page tells.</summary>
    private static TimelineSeries? Series(StoredValue series, int commits, RuleSet rules)
    {
        var (kind, id) = (Words.Find<SeriesKind>(series["of"].Text), series["id"].Text);
        if (kind is not (SeriesKind.Stage or SeriesKind.Dimension or SeriesKind.Practice))
        {
            return null;
        }

        var scale = kind == SeriesKind.Practice ? TimelineBuilder.Levels : TimelineBuilder.StagesOf(rules.Frameworks.FirstOrDefault(framework => framework.Id == id.Split(':')[0])
            ?? throw new FormatException($"It speaks of the framework '{id.Split(':')[0]}', which the rules do not know."));
        var values = new int[commits];
        Array.Fill(values, Value(series["first"].OptionalText ?? None, scale));
        foreach (var (at, after) in series["changes"].List(change => (At: change["at"].Number, After: Value(change["after"].Text, scale))))
        {
            values.AsSpan(at is >= 0 && at < commits ? at : throw new FormatException("A change is at no commit.")).Fill(after);
        }

        return new TimelineSeries(kind.Value, id, series["name"].Text, scale, [.. values]);
    }

    private static int Value(string word, ImmutableArray<string> scale) => word == None ? -1
        : scale.IndexOf(word) is >= 0 and var value ? value
        : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"It says '{word}', which is on no scale that is known here."));
}
