using System.Collections.Immutable;
using System.Globalization;
using RepoMaturity.Core.Comparison;
using RepoMaturity.Core.Fleets;

namespace RepoMaturity.Core.Reports;

/// <summary>Writes a fleet as CSV: a row for each repository, with a column for each stage and practice. Stages and levels are numbers; where there is none, the cell is empty.</summary>
/// <param name="frameworks">Ids of the frameworks that have columns.</param>
/// <param name="practices">Ids of the practices that have columns.</param>
public sealed class FleetCsv(ImmutableArray<string> frameworks, ImmutableArray<string> practices)
{
    /// <summary>The names of the columns, as a row.</summary>
    public string Head() => CsvText.Row(
        ["repository", "link", "commit", "kind", "teams", "topics", "complete", "failure",
        .. frameworks.SelectMany(id => new[] { $"stage {id}", $"could be {id}" }),
        .. practices.Select(id => $"practice {id}"),
        "technologies"]);

    /// <summary>A repository, as a row.</summary>
    public string Row(FleetMember member)
    {
        ArgumentNullException.ThrowIfNull(member);
        var found = member.Found;
        return CsvText.Row(
            [member.Name, member.Link ?? string.Empty, found?.Side.Commit ?? string.Empty, found?.Side.Kind ?? string.Empty,
            string.Join(' ', member.Teams), string.Join(' ', member.Topics), found is null ? string.Empty : found.Side.Incompleteness.IsEmpty ? "yes" : "no", member.Failure ?? string.Empty,
            .. frameworks.SelectMany(id => found?.Frameworks.FirstOrDefault(framework => framework.Id == id)?.Stage is { } stage ? new[] { Number(stage.Index), Number(stage.CouldBe) } : [string.Empty, string.Empty]),
            .. practices.Select(id => found?.Claim(id) is { } claim ? Number((int)claim.State.Level) : string.Empty),
            Technologies(found)]);
    }

    private static string Technologies(AssessmentDigest? found) =>
        string.Join(' ', (found?.Technologies ?? []).Where(technology => technology.State.Level >= Rules.Level.Implemented).Select(technology => technology.Id).Order(StringComparer.Ordinal));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
