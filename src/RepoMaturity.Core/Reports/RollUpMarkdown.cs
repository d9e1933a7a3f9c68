using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RepoMaturity.Core.Fleets;

namespace RepoMaturity.Core.Reports;

/// <summary>Writes a roll-up as Markdown, with links where repositories have pages.</summary>
public static class RollUpMarkdown
{
    private const int Most = 25;

    /// <summary>Writes a roll-up.</summary>
    /// <param name="fleet">The roll-up.</param>
    /// <param name="isVerbose">Whether lists are written to their ends.</param>
    public static string Write(RollUp fleet, bool isVerbose)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        var text = new StringBuilder();
        Line(text, "# Maturity of the fleet\n");
        Line(text, MarkdownText.Plain(RollUpWords.Opening(fleet)));
        Table(text, "## Kinds", ["kind", "repositories"], fleet.Kinds, true, kind => [MarkdownText.Plain(kind.Name), RollUpWords.Share(kind.Repositories, fleet.Repositories)]);
        if (fleet.Since is { } since)
        {
            Line(text, $"\n## Since {RollUpWords.Time(since.Before)}\n");
            Line(text, MarkdownText.Plain(RollUpWords.Since(since)));
            Table(text, string.Empty, ["repository", "framework", "stage"], since.Stages, isVerbose, change => [Link(change.Repository, change.Link), MarkdownText.Plain(change.Framework), MarkdownText.Plain(RollUpWords.Change(change))]);
            Table(text, string.Empty, ["repository", "practice", "level"], since.Practices, isVerbose, change => [MarkdownText.Plain(change.Repository), MarkdownText.Plain(change.Name), MarkdownText.Plain(RollUpWords.Change(change))]);
        }

        foreach (var framework in fleet.Frameworks)
        {
            Write(text, framework, isVerbose);
        }

        Table(text, "## Practices", ["practice", "in place", "automated", ""], [.. fleet.Practices.OrderByDescending(practice => practice.InPlace)], true, practice =>
            [MarkdownText.Plain(practice.Name), RollUpWords.Share(practice.InPlace, practice.Of), RollUpWords.Number(practice.Automated), MarkdownText.Plain(RollUpWords.Beside(practice))]);
        Table(text, "## Technologies", ["technology", "repositories"], fleet.Technologies, isVerbose, technology => [MarkdownText.Plain(technology.Name), RollUpWords.Share(technology.Repositories, technology.Of)]);
        Table(text, "## Teams", ["team", "repositories", "practices in place, on average", "repositories at each stage"], fleet.Teams, isVerbose, team =>
            [MarkdownText.Plain(team.Name), RollUpWords.Number(team.Repositories), team.Practices.ToString("0.0", CultureInfo.InvariantCulture), RollUpWords.Stages(team.Stages)]);
        Table(text, "## Not scanned", ["repository", "why"], fleet.Failures, isVerbose, failure => [Link(failure.Repository, failure.Link), MarkdownText.Plain(failure.Reason)]);
        return text.ToString();
    }

    private static void Write(StringBuilder text, FrameworkRollUp framework, bool isVerbose)
    {
        Table(text, $"## {MarkdownText.Plain(RollUpWords.Reading(framework))}", ["stage", "repositories", "by kind"], framework.Stages, true, stage =>
            [$"{RollUpWords.Number(stage.Index)} {MarkdownText.Plain(stage.Name)}", RollUpWords.Share(stage.Repositories.Length, framework.Repositories), MarkdownText.Plain(string.Join(", ", stage.ByKind.Select(kind => $"{RollUpWords.Number(kind.Value)} {kind.Key}")))]);
        Table(text, string.Empty, ["dimension", "repositories at each stage"], framework.Dimensions, true, dimension => [MarkdownText.Plain(dimension.Name), RollUpWords.Stages(dimension.Stages)]);
        Table(text, "### What stands before the next stage", ["what", "repositories", "of them held back by it alone"], framework.Blockers, isVerbose, blocker =>
            [MarkdownText.Plain(blocker.Name), RollUpWords.Number(blocker.Repositories), RollUpWords.Number(blocker.Alone)]);
        Table(text, "### Repositories", ["repository", "stage", "could be"], [.. framework.Stages.Reverse().SelectMany(stage => stage.Repositories)], isVerbose, repository =>
            [Link(repository.Name, repository.Link), RollUpWords.Number(repository.Stage), repository.CouldBe > repository.Stage ? RollUpWords.Number(repository.CouldBe) : string.Empty]);
    }

    private static void Table<TItem>(StringBuilder text, string heading, string[] columns, ImmutableArray<TItem> items, bool isWhole, Func<TItem, string[]> cells)
    {
        if (items.IsEmpty)
        {
            return;
        }

        Line(text, heading.Length > 0 ? $"\n{heading}\n" : string.Empty);
        Line(text, $"| {string.Join(" | ", columns)} |");
        Line(text, $"|{string.Concat(columns.Select(_ => "---|"))}");
        foreach (var item in isWhole ? items : [.. items.Take(Most)])
        {
            Line(text, $"| {string.Join(" | ", cells(item))} |");
        }

        if (!isWhole && items.Length > Most)
        {
            Line(text, $"\n{RollUpWords.Number(items.Length - Most)} more.");
        }
    }

    /// <summary>A name, and the way to it where it is a page of the web.</summary>
    private static string Link(string name, string? link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var page) && page.Scheme == Uri.UriSchemeHttps && !page.AbsoluteUri.AsSpan().ContainsAny(['(', ')', '<', '>', '|'])
            ? $"[{MarkdownText.Plain(name)}]({page.AbsoluteUri})"
            : MarkdownText.Plain(name);

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
