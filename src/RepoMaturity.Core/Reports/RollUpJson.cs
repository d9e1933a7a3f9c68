using System.Globalization;
using System.Text.Json;
using RepoMaturity.Core.Fleets;

namespace RepoMaturity.Core.Reports;

/// <summary>Writes a roll-up as JSON.</summary>
public static class RollUpJson
{
    /// <summary>Version of the schema: the second number grows with what is added, the first with what is taken away or changes its meaning.</summary>
    public const string SchemaVersion = "1.1";

    /// <summary>Writes a roll-up.</summary>
    public static byte[] Write(RollUp fleet, Tool tool)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        ArgumentNullException.ThrowIfNull(tool);
        return JsonText.Write(writer =>
        {
            writer.WriteStartObject();
            JsonReport.WriteMaker(writer, SchemaVersion, tool);
            writer.WriteNumber("repositories", fleet.Repositories);
            writer.WriteNumber("judged", fleet.Judged);
            writer.WriteNumber("incomplete", fleet.Incomplete);
            writer.WriteNumber("ofOtherModels", fleet.OfOtherModels);
            JsonReport.WriteList(writer, "kinds", fleet.Kinds, (_, kind) => WriteCounted(writer, kind.Id, kind.Name, kind.Repositories));
            JsonReport.WriteList(writer, "frameworks", fleet.Frameworks, WriteFramework);
            JsonReport.WriteList(writer, "practices", fleet.Practices, WritePractice);
            JsonReport.WriteList(writer, "technologies", fleet.Technologies, (_, technology) =>
            {
                WriteCounted(writer, technology.Id, technology.Name, technology.Repositories);
                writer.WriteNumber("of", technology.Of);
            });
            JsonReport.WriteList(writer, "teams", fleet.Teams, (_, team) =>
            {
                writer.WriteString("name", team.Name);
                writer.WriteNumber("repositories", team.Repositories);
                writer.WriteNumber("practicesInPlace", team.Practices);
                WriteCounts(writer, "stages", team.Stages);
            });
            JsonReport.WriteObject(writer, "since", fleet.Since, WriteSince);
            JsonReport.WriteList(writer, "trend", fleet.Trend, (_, point) =>
            {
                writer.WriteString("at", Time(point.At));
                writer.WriteNumber("repositories", point.Repositories);
                writer.WriteNumber("practicesInPlace", point.Practices);
                writer.WriteNumber("practicesAutomated", point.Automated);
                WriteCounts(writer, "stages", point.Stages);
            });
            JsonReport.WriteList(writer, "failures", fleet.Failures, (_, failure) =>
            {
                writer.WriteString("repository", failure.Repository);
                writer.WriteString("link", failure.Link);
                writer.WriteString("reason", failure.Reason);
            });
            writer.WriteEndObject();
        });
    }

    private static void WriteFramework(Utf8JsonWriter writer, FrameworkRollUp framework)
    {
        writer.WriteString("id", framework.Id);
        writer.WriteString("name", framework.Name);
        writer.WriteNumber("year", framework.Year);
        writer.WriteNumber("repositories", framework.Repositories);
        JsonReport.WriteList(writer, "stages", framework.Stages, (_, stage) =>
        {
            writer.WriteNumber("index", stage.Index);
            writer.WriteString("name", stage.Name);
            writer.WriteNumber("couldBeHigher", stage.CouldBeHigher);
            WriteCounts(writer, "byKind", stage.ByKind.Select(kind => (kind.Key, kind.Value)));
            JsonReport.WriteList(writer, "repositories", stage.Repositories, (_, repository) =>
            {
                writer.WriteString("name", repository.Name);
                writer.WriteString("link", repository.Link);
                writer.WriteString("kind", repository.Kind);
                writer.WriteNumber("couldBe", repository.CouldBe);
            });
        });
        JsonReport.WriteList(writer, "dimensions", framework.Dimensions, (_, dimension) =>
        {
            writer.WriteString("id", dimension.Id);
            writer.WriteString("name", dimension.Name);
            WriteCounts(writer, "stages", dimension.Stages);
            writer.WriteStartObject("byKind");
            foreach (var (kind, stages) in dimension.ByKind)
            {
                WriteCounts(writer, kind, stages);
            }

            writer.WriteEndObject();
        });
        JsonReport.WriteList(writer, "blockers", framework.Blockers, (_, blocker) =>
        {
            WriteCounted(writer, blocker.Item, blocker.Name, blocker.Repositories);
            writer.WriteNumber("alone", blocker.Alone);
        });
    }

    private static void WritePractice(Utf8JsonWriter writer, PracticeShare practice)
    {
        writer.WriteString("id", practice.Id);
        writer.WriteString("name", practice.Name);
        writer.WriteNumber("inPlace", practice.InPlace);
        writer.WriteNumber("automated", practice.Automated);
        writer.WriteNumber("couldBe", practice.CouldBe);
        writer.WriteNumber("of", practice.Of);
        if (practice.Spread is { } spread)
        {
            writer.WriteNumber("spread", spread);
        }
        else
        {
            writer.WriteNull("spread");
        }

        WriteCounts(writer, "byTeam", practice.ByTeam.Select(team => (team.Key, team.Value)));
    }

    private static void WriteSince(Utf8JsonWriter writer, RollUpDelta since)
    {
        writer.WriteString("before", Time(since.Before));
        writer.WriteNumber("ofOtherModels", since.OfOtherModels);
        JsonReport.WriteTexts(writer, "came", since.Came);
        JsonReport.WriteTexts(writer, "went", since.Went);
        JsonReport.WriteList(writer, "stages", since.Stages, (_, change) =>
        {
            writer.WriteString("repository", change.Repository);
            writer.WriteString("framework", change.Framework);
            JsonReport.WriteOptional(writer, "before", change.Before);
            JsonReport.WriteOptional(writer, "after", change.After);
            writer.WriteBoolean("ofModel", change.IsOfModel);
        });
        JsonReport.WriteList(writer, "practices", since.Practices, (_, change) =>
        {
            writer.WriteString("repository", change.Repository);
            writer.WriteString("practice", change.Practice);
            writer.WriteNumber("before", (int)change.Before);
            writer.WriteNumber("after", (int)change.After);
            writer.WriteBoolean("ofModel", change.IsOfModel);
        });
    }

    private static void WriteCounted(Utf8JsonWriter writer, string id, string name, int repositories)
    {
        writer.WriteString("id", id);
        writer.WriteString("name", name);
        writer.WriteNumber("repositories", repositories);
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static void WriteCounts(Utf8JsonWriter writer, string name, IEnumerable<KeyValuePair<int, int>> stages) =>
        WriteCounts(writer, name, stages.Select(stage => (RollUpWords.Number(stage.Key), stage.Value)));

    private static void WriteCounts(Utf8JsonWriter writer, string name, IEnumerable<(string Key, int Count)> counts)
    {
        writer.WriteStartObject(name);
        foreach (var (key, count) in counts)
        {
            writer.WriteNumber(key, count);
        }

        writer.WriteEndObject();
    }
}
