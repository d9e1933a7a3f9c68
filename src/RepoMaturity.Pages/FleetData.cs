using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RepoMaturity.Core.Comparison;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Fleets;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Pages;

/// <summary>
/// What the script of a page about many repositories knows of each: a row of a dozen values, in which words that come again and again are numbers of a list. Two thousand of them are half a megabyte.
/// </summary>
internal sealed class FleetData
{
    private readonly FleetView view;
    private readonly ImmutableArray<PracticeShare> practices;
    private readonly WordList kinds = new();
    private readonly WordList dimensions = new();
    private readonly WordList blockers = new();
    private readonly WordList technologies = new();
    private readonly WordList teams = new();
    private readonly WordList topics = new();
    private readonly WordList ways = new();

    private FleetData(FleetView view)
    {
        this.view = view;
        practices = [.. view.Areas.SelectMany(area => area)];
    }

    /// <summary>The data of a page.</summary>
    public static byte[] Write(FleetView view)
    {
        var data = new FleetData(view);
        return JsonText.WriteLine(writer =>
        {
            writer.WriteStartObject();
            data.WriteRows(writer);
            data.WriteWords(writer);
            writer.WriteEndObject();
        });
    }

    private void WriteRows(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("rows");
        foreach (var member in view.Members)
        {
            writer.WriteStartArray();
            WriteRow(writer, member);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private void WriteRow(Utf8JsonWriter writer, FleetMember member)
    {
        var found = member.Found;
        var link = FleetView.Page(member.Link);
        writer.WriteStringValue(TerminalText.Safe(member.Name));
        writer.WriteStringValue(link);
        writer.WriteStringValue(found?.Side.Commit);
        writer.WriteNumberValue(ways.Add(WayToCommit(link, found?.Side.Commit)));
        writer.WriteNumberValue(found is null ? -1 : kinds.Add(found.Side.KindName));
        writer.WriteStringValue(Levels(found, state => state.Level));
        writer.WriteStringValue(Levels(found, state => state.CouldBe));
        WriteList(writer, view.Fleet.Frameworks, framework => WriteStage(writer, found?.Frameworks.FirstOrDefault(each => each.Id == framework.Id)?.Stage));
        var first = found?.Frameworks.FirstOrDefault(framework => framework.Id == view.First?.Id);
        WriteList(writer, first?.Dimensions ?? [], dimension => WriteNumbers(writer, [dimensions.Add(dimension.Name), dimension.IsVisible ? dimension.Stage : -1, dimension.CouldBe]));
        WriteNumbers(writer, (first?.Blockers ?? []).Select(blocker => blocker.Item).Distinct(StringComparer.Ordinal).Select(blockers.Add));
        WriteNumbers(writer, (found?.Technologies ?? []).Where(technology => technology.State.Level >= Level.Implemented).Select(technology => technologies.Add(technology.Name)));
        WriteNumbers(writer, member.Teams.Select(teams.Add));
        WriteNumbers(writer, member.Topics.Select(topics.Add));
        writer.WriteStringValue(member.Failure is { } failure ? TerminalText.Safe(failure) : null);
        writer.WriteNumberValue(found is { Side.Incompleteness.IsEmpty: false } ? 0 : 1);

        // A name that is not shown as it is leads to its page all the same.
        if (view.Pages is not null && TerminalText.Safe(member.Name) != member.Name)
        {
            writer.WriteStringValue(view.To(member.Name));
        }
    }

    private void WriteWords(Utf8JsonWriter writer)
    {
        kinds.Write(writer, "kinds");
        dimensions.Write(writer, "dimensions");
        technologies.Write(writer, "technologies");
        teams.Write(writer, "teams");
        topics.Write(writer, "topics");
        ways.Write(writer, "ways");
        writer.WriteStartArray("blockers");
        foreach (var blocker in blockers.Words)
        {
            writer.WriteStringValue(TerminalText.Safe(view.First!.Blockers.FirstOrDefault(share => share.Item == blocker)?.Name ?? blocker));
        }

        writer.WriteEndArray();
        writer.WritePropertyName("levels");
        WriteList(writer, Enum.GetValues<Level>().Order(), level => writer.WriteStringValue(Words.Of(level)));
        writer.WritePropertyName("practices");
        WriteList(writer, practices, practice =>
        {
            writer.WriteStartArray();
            writer.WriteStringValue(TerminalText.Safe(practice.Name));
            writer.WriteStringValue(FrameworkWords.Capital(view.AreaOf(practice.Id)));
            writer.WriteStringValue(RollUpWords.Percent(practice.InPlace, practice.Of));
            writer.WriteEndArray();
        });
        writer.WritePropertyName("frameworks");
        WriteList(writer, view.Fleet.Frameworks, framework =>
        {
            writer.WriteStartArray();
            writer.WriteStringValue(TerminalText.Safe(RollUpWords.Reading(framework)));
            WriteList(writer, view.RungsOf(framework), rung =>
            {
                writer.WriteStartArray();
                writer.WriteNumberValue(rung.Index);
                writer.WriteStringValue(TerminalText.Safe(rung.Name));
                writer.WriteEndArray();
            });
            writer.WriteEndArray();
        });
        writer.WriteString("pages", view.Pages);
    }

    /// <summary>A digit for each practice; empty where none was looked for.</summary>
    private string Levels(AssessmentDigest? found, Func<ClaimState, Level> level) => found is null || found.Practices.IsEmpty ? string.Empty
        : string.Concat(practices.Select(column => ((int)level(found.Practices.FirstOrDefault(practice => practice.Id == column.Id)?.State ?? ClaimState.Absent)).ToString(CultureInfo.InvariantCulture)));

    /// <summary>What stands between the address of a repository and a commit of it; empty where that is not known.</summary>
    private static string WayToCommit(string? link, string? commit) =>
        link is not null && commit is not null && Forge.Of(link)?.Commit(commit) is { } address && address.StartsWith(link, StringComparison.Ordinal) && address.EndsWith(commit, StringComparison.Ordinal)
            ? address[link.Length..^commit.Length]
            : string.Empty;

    private static void WriteStage(Utf8JsonWriter writer, StageResult? stage) => WriteNumbers(writer, stage is null ? [] : stage.CouldBe > stage.Index ? [stage.Index, stage.CouldBe] : [stage.Index]);

    private static void WriteNumbers(Utf8JsonWriter writer, IEnumerable<int> numbers) => WriteList(writer, numbers, writer.WriteNumberValue);

    private static void WriteList<TItem>(Utf8JsonWriter writer, IEnumerable<TItem> items, Action<TItem> write)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            write(item);
        }

        writer.WriteEndArray();
    }
}
