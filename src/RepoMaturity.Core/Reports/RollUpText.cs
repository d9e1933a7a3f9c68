using System.Collections.Immutable;
using System.Globalization;
using RepoMaturity.Core.Fleets;

namespace RepoMaturity.Core.Reports;

/// <summary>Writes a roll-up for people at a terminal.</summary>
public static class RollUpText
{
    private const int NameWidth = 34;
    private const int BarWidth = 10;

    /// <summary>So many entries of a list are told unless all are wanted.</summary>
    private const int Most = 12;

    /// <summary>Writes a roll-up.</summary>
    /// <param name="fleet">The roll-up.</param>
    /// <param name="isVerbose">Whether lists are written to their ends, and every framework in full.</param>
    public static ImmutableArray<TextLine> Write(RollUp fleet, bool isVerbose)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        var page = new TextPage();
        page.Paragraph(0, 0, RollUpWords.Opening(fleet));
        page.Skip();
        foreach (var kind in fleet.Kinds)
        {
            Row(page, kind.Name, kind.Repositories, fleet.Repositories, string.Empty);
        }

        foreach (var (at, framework) in fleet.Frameworks.Index())
        {
            Write(page, framework, isVerbose || at == 0, isVerbose);
        }

        WritePractices(page, fleet);
        WriteList(page, "Technologies", fleet.Technologies, isVerbose, technology => Row(page, technology.Name, technology.Repositories, technology.Of, string.Empty));
        WriteList(page, "Teams", fleet.Teams, isVerbose, team => page.Paragraph(
            2, 4, team.Name.PadRight(NameWidth), string.Create(CultureInfo.InvariantCulture, $"  {RollUpWords.Count(team.Repositories, "repository", "repositories")}, {team.Practices:0.0} practices in place on average; stages {RollUpWords.Stages(team.Stages)}")));
        if (fleet.Since is { } since)
        {
            WriteChanges(page, since, isVerbose);
        }

        WriteList(page, "Not scanned", fleet.Failures, isVerbose, failure => page.Paragraph(2, 4, new TextSpan(failure.Repository, TextStyle.Place), $": {failure.Reason}"));
        return page.Lines;
    }

    private static void Write(TextPage page, FrameworkRollUp framework, bool isFull, bool isVerbose)
    {
        page.Heading(RollUpWords.Reading(framework));
        foreach (var stage in framework.Stages)
        {
            var kinds = stage.ByKind.Count > 1 ? string.Join(", ", stage.ByKind.Select(kind => $"{RollUpWords.Number(kind.Value)} {kind.Key}")) : string.Empty;
            var couldBe = stage.CouldBeHigher > 0 ? $"{RollUpWords.Number(stage.CouldBeHigher)} could be higher" : string.Empty;
            Row(page, $"{RollUpWords.Number(stage.Index)}  {stage.Name}", stage.Repositories.Length, framework.Repositories, string.Join("; ", new[] { kinds, couldBe }.Where(text => text.Length > 0)));
        }

        if (!isFull)
        {
            return;
        }

        if (!framework.Dimensions.IsEmpty)
        {
            page.Skip();
            foreach (var dimension in framework.Dimensions)
            {
                page.Paragraph(2, 4, dimension.Name.PadRight(NameWidth), $"  at stage {RollUpWords.Stages(dimension.Stages)}");
            }
        }

        WriteList(page, "What stands before the next stage", framework.Blockers, isVerbose, blocker => page.Paragraph(2, 4, $"- {blocker.Name}: ", new TextSpan(RollUpWords.Holds(blocker), TextStyle.Strong)));
        page.Heading("Repositories by stage");
        foreach (var stage in framework.Stages.Reverse())
        {
            page.Paragraph(2, 4, new TextSpan($"{RollUpWords.Number(stage.Index)}  {stage.Name}", TextStyle.Strong));
            var shown = isVerbose ? stage.Repositories : [.. stage.Repositories.Take(Most)];
            foreach (var repository in shown)
            {
                page.Paragraph(4, 6, new TextSpan(repository.Name, TextStyle.Place), repository.CouldBe > repository.Stage ? $", could be {RollUpWords.Number(repository.CouldBe)}" : string.Empty);
            }

            More(page, stage.Repositories.Length - shown.Length);
        }
    }

    private static void WritePractices(TextPage page, RollUp fleet)
    {
        if (fleet.Judged == 0)
        {
            return;
        }

        page.Heading($"Practices in place, of {RollUpWords.Count(fleet.Judged, "repository", "repositories")}");
        foreach (var practice in fleet.Practices.OrderByDescending(practice => practice.InPlace))
        {
            Row(page, practice.Name, practice.InPlace, practice.Of, RollUpWords.Beside(practice));
        }
    }

    private static void WriteChanges(TextPage page, RollUpDelta since, bool isVerbose)
    {
        page.Heading($"Since {RollUpWords.Time(since.Before)}");
        page.Paragraph(2, 2, RollUpWords.Since(since));
        WriteRows(page, since.Stages, isVerbose, change => page.Paragraph(2, 4, new TextSpan(change.Repository, TextStyle.Place), $": stage in {change.Framework} {RollUpWords.Change(change)}"));
        WriteRows(page, since.Practices, isVerbose, change => page.Paragraph(2, 4, new TextSpan(change.Repository, TextStyle.Place), $": {change.Name} {RollUpWords.Change(change)}"));
        WriteRows(page, since.Came, isVerbose, name => page.Paragraph(2, 4, new TextSpan(name, TextStyle.Place), ": new"));
        WriteRows(page, since.Went, isVerbose, name => page.Paragraph(2, 4, new TextSpan(name, TextStyle.Place), ": gone"));
    }

    private static void WriteList<TItem>(TextPage page, string heading, ImmutableArray<TItem> items, bool isVerbose, Action<TItem> write)
    {
        if (!items.IsEmpty)
        {
            page.Heading(heading);
            WriteRows(page, items, isVerbose, write);
        }
    }

    private static void WriteRows<TItem>(TextPage page, ImmutableArray<TItem> items, bool isVerbose, Action<TItem> write)
    {
        var shown = isVerbose ? items.Length : Math.Min(Most, items.Length);
        for (var i = 0; i < shown; i++)
        {
            write(items[i]);
        }

        More(page, items.Length - shown);
    }

    private static void More(TextPage page, int more)
    {
        if (more > 0)
        {
            page.Paragraph(4, 6, new TextSpan($"... {RollUpWords.Number(more)} more (--verbose)", TextStyle.Faint));
        }
    }

    private static void Row(TextPage page, string name, int number, int of, string more) => page.Paragraph(
        2,
        6,
        name.PadRight(NameWidth),
        new TextSpan($"  {RollUpWords.Bar(number, of).PadRight(BarWidth)}", TextStyle.Implemented),
        $"  {RollUpWords.Share(number, of)}",
        more.Length > 0 ? new TextSpan($"  {more}", TextStyle.Faint) : string.Empty);
}
