using System.Text.RegularExpressions;

namespace RepoMaturity.Tests.Golden;

/// <summary>
/// <c>fixtures/stages.tsv</c>: the stage of each fixture in each framework now, and in the last release. Stages that a release changes are told in its part of the changelog.
/// </summary>
/// <param name="Release">The last release; <c>none</c> before the first.</param>
/// <param name="Rows">The rows, in ordinal order of fixture and framework.</param>
internal sealed partial record StageTable(string Release, IReadOnlyList<StageTable.Row> Rows)
{
    /// <summary>What stands for no stage, and for no earlier release.</summary>
    public const string Nothing = "-";

    private const string NoRelease = "none";

    /// <summary>Reads a table.</summary>
    public static StageTable Read(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToList();
        return new StageTable(lines[0][3], [.. lines.Skip(1).Select(cells => new Row(cells[0], cells[1], cells[2], cells[3]))]);
    }

    /// <summary>The text of the table; its last column is named for the release.</summary>
    public string Text() => $"fixture\tframework\tstage\t{Release}\n" + string.Concat(Rows.Select(row => $"{row.Fixture}\t{row.Framework}\t{row.Stage}\t{row.Released}\n"));

    /// <summary>The table with the stages of now. Where the changelog has a newer release, what was now becomes what was released.</summary>
    public StageTable With(IEnumerable<(string Fixture, string Framework, string Stage)> stages, string changelog)
    {
        var isNew = LastRelease(changelog) != Release;
        var known = Rows.ToDictionary(row => (row.Fixture, row.Framework));
        return new StageTable(
            LastRelease(changelog),
            [.. stages.OrderBy(row => row.Fixture, StringComparer.Ordinal).ThenBy(row => row.Framework, StringComparer.Ordinal)
                .Select(row => new Row(row.Fixture, row.Framework, row.Stage, isNew ? row.Stage : known.TryGetValue((row.Fixture, row.Framework), out var before) ? before.Released : Nothing))]);
    }

    /// <summary>What a maintainer has yet to do, a sentence each.</summary>
    /// <param name="stages">The stages that the expected files hold.</param>
    /// <param name="changelog">The text of the changelog.</param>
    /// <param name="version">The version that is worked on.</param>
    public IEnumerable<string> Mistakes(IEnumerable<(string Fixture, string Framework, string Stage)> stages, string changelog, string version)
    {
        var now = stages.ToDictionary(row => (row.Fixture, row.Framework), row => row.Stage);
        if (!now.OrderBy(row => row.Key.Fixture, StringComparer.Ordinal).ThenBy(row => row.Key.Framework, StringComparer.Ordinal).Select(row => (row.Key, row.Value))
            .SequenceEqual(Rows.Select(row => ((row.Fixture, row.Framework), row.Stage))))
        {
            yield return "fixtures/stages.tsv does not hold the stages of the fixtures: have it written anew (fixtures/README.md), and look at its diff.";
        }

        var section = Section(changelog);
        var changed = Rows.Where(row => row.Released != Nothing && row.Released != now.GetValueOrDefault((row.Fixture, row.Framework), Nothing)).ToList();
        foreach (var row in changed)
        {
            var line = $"| {row.Fixture} | {row.Framework} | {row.Released} | {now.GetValueOrDefault((row.Fixture, row.Framework), Nothing)} |";
            if (!section.Split('\n').Contains(line))
            {
                yield return $"A stage changed since {Release}: CHANGELOG.md needs the line '{line}' in a table of the part that is worked on.";
            }
        }

        if (changed.Count > 0 && MinorOf(version).CompareTo(MinorOf(Release)) <= 0)
        {
            yield return $"Stages changed since {Release}, so {version} must become a minor version: VersionPrefix in Directory.Build.props.";
        }

        if (LastRelease(changelog) != Release)
        {
            yield return $"CHANGELOG.md has the release {LastRelease(changelog)}, fixtures/stages.tsv {Release}: have the table written anew once nothing else is wrong with it.";
        }
    }

    /// <summary>The newest version that the changelog has a part of.</summary>
    private static string LastRelease(string changelog) => ReleaseHeading().Match(changelog) is { Success: true } match ? match.Groups[1].Value : NoRelease;

    /// <summary>The part of the changelog that changes since <see cref="Release"/> are told in: what stands above that release.</summary>
    private string Section(string changelog)
    {
        var text = changelog.ReplaceLineEndings("\n");
        var end = text.IndexOf($"\n## [{Release}]", StringComparison.Ordinal);
        return end < 0 ? text : text[..end];
    }

    private static (int Major, int Minor) MinorOf(string version) => version.Split('.', '-') is [var major, var minor, ..] && int.TryParse(major, out var first) && int.TryParse(minor, out var second)
        ? (first, second)
        : (-1, -1);

    [GeneratedRegex(@"^## \[(\d+\.\d+\.\d+[^\]]*)\]", RegexOptions.Multiline)]
    private static partial Regex ReleaseHeading();

    /// <summary>A fixture in a framework.</summary>
    internal sealed record Row(string Fixture, string Framework, string Stage, string Released);
}
