using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Web;

/// <summary>Writes repositories, results and runs as JSON.</summary>
internal static class RepositoryJson
{
    /// <summary>Writes a page of the list.</summary>
    public static byte[] WriteList(FleetState state, RepositoryChoice choice)
    {
        choice.RefuseUnknown(state.Repositories);
        var fitting = state.Repositories.Where(repository => choice.Fits(repository, state.Fleet.Frameworks.FirstOrDefault()?.Id)).ToList();
        var page = fitting.Where(repository => choice.After is null || string.CompareOrdinal(repository.State.Repository, choice.After) > 0).Take(choice.Limit + 1).ToList();
        return JsonText.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("total", fitting.Count);
            writer.WriteString("next", page.Count > choice.Limit ? page[^2].State.Repository : null);
            WriteList(writer, "items", page.Take(choice.Limit), repository => WriteHead(writer, repository));
            writer.WriteEndObject();
        });
    }

    /// <summary>Writes a repository.</summary>
    public static byte[] Write(KnownRepository repository) => JsonText.Write(writer =>
    {
        writer.WriteStartObject();
        WriteHead(writer, repository);
        WriteList(writer, "practices", repository.Member.Found?.Practices ?? [], practice =>
        {
            writer.WriteString("id", practice.Id);
            writer.WriteString("name", practice.Name);
            writer.WriteNumber("level", (int)practice.State.Level);
            writer.WriteNumber("couldBe", (int)practice.State.CouldBe);
        });
        WriteList(writer, "technologies", (repository.Member.Found?.Technologies ?? []).Where(technology => technology.State.Level >= Level.Implemented), technology =>
        {
            writer.WriteString("id", technology.Id);
            writer.WriteString("name", technology.Name);
        });
        writer.WriteEndObject();
    });

    /// <summary>Writes the results of a repository.</summary>
    public static byte[] WriteResults(KnownRepository repository, int limit) => JsonText.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("total", repository.Results.Length);
        WriteList(writer, "items", repository.Results.Take(limit), result =>
        {
            writer.WriteString("commit", result.Key.Commit);
            writer.WriteString("model", result.Key.Model);
            writer.WriteString("at", Time(result.At));
            writer.WriteString("run", result.Run);
        });
        writer.WriteEndObject();
    });

    /// <summary>Writes the runs.</summary>
    public static byte[] WriteRuns(FleetState state, int limit) => JsonText.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("total", state.Runs.Length);
        WriteList(writer, "items", state.Runs.Take(limit), run =>
        {
            writer.WriteString("run", run.Id);
            writer.WriteString("began", run.Began is { } began ? Time(began) : null);
            writer.WriteString("ended", run.Ended is { } ended ? Time(ended) : null);
            if (run.Tally is { } tally)
            {
                writer.WriteNumber("scanned", tally.Scanned);
                writer.WriteNumber("unchanged", tally.Unchanged);
                writer.WriteNumber("failed", tally.Failed);
            }
        });
        writer.WriteEndObject();
    });

    private static void WriteHead(Utf8JsonWriter writer, KnownRepository repository)
    {
        var (state, found) = (repository.State, repository.Member.Found);
        writer.WriteString("name", state.Repository);
        writer.WriteString("link", state.Link);
        writer.WriteString("kind", found?.Side.Kind);
        writer.WriteString("commit", state.Key?.Commit);
        writer.WriteString("model", state.Key?.Model);
        writer.WriteString("scannedAt", state.ScannedAt is { } at ? Time(at) : null);
        writer.WriteString("failure", state.Failure);
        WriteTexts(writer, "teams", state.Teams);
        WriteTexts(writer, "topics", state.Topics);
        WriteList(writer, "stages", (found?.Frameworks ?? []).Where(framework => framework.Stage is not null), framework =>
        {
            writer.WriteString("framework", framework.Id);
            writer.WriteNumber("index", framework.Stage!.Index);
            writer.WriteString("name", framework.Stage.Name);
            writer.WriteNumber("couldBe", framework.Stage.CouldBe);
        });
        writer.WriteNumber("practicesInPlace", found?.Practices.Count(practice => practice.State.Level >= Level.Implemented) ?? 0);
        writer.WriteNumber("practicesAutomated", found?.Practices.Count(practice => practice.State.Level == Level.Automated) ?? 0);
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, ImmutableArray<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private static void WriteList<TItem>(Utf8JsonWriter writer, string name, IEnumerable<TItem> items, Action<TItem> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
