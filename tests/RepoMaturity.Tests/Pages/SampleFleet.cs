using System.Collections.Concurrent;
using System.Collections.Immutable;
using RepoMaturity.Core.Comparison;
using RepoMaturity.Core.Fleets;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Pages;
using RepoMaturity.Tests.Golden;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Pages;

/// <summary>A fleet of repositories that are like the fixtures, each a little otherwise; the same whenever it is made.</summary>
internal static class SampleFleet
{
    private static readonly string[] Fixtures = ["ad-hoc", "automated-mlops", "kaizen-mlops", "llm-app", "manual-mlops", "several-projects", "tutorial-of-every-tool", "with-configuration"];
    private static readonly string[] Teams = ["acme/churn", "acme/forecast", "acme/ml-platform", "acme/pricing", "acme/vision"];
    private static readonly DateTimeOffset Begin = new(2026, 3, 1, 2, 0, 0, TimeSpan.Zero);
    private static readonly ConcurrentDictionary<string, AssessmentDigest> Digests = new(StringComparer.Ordinal);

    /// <summary>The repositories, in ordinal order of their names.</summary>
    public static ImmutableArray<FleetMember> Members(int count) =>
    [
        .. Enumerable.Range(0, count).Select(at => at % 97 == 96
            ? new FleetMember($"github.com/acme/broken-{at:D4}", $"https://github.com/acme/broken-{at:D4}", [], [], null, "the clone was larger than 2 GiB, which is the limit")
            : Member(at, at)).OrderBy(member => member.Name, StringComparer.Ordinal),
    ];

    /// <summary>How they stand: with what changed, and a year of runs.</summary>
    public static RollUp RollUp(ImmutableArray<FleetMember> members)
    {
        const string First = "kaizen-2023";
        var (builder, comparer, trend) = (new RollUpBuilder(First), new RollUpComparer(Begin.AddDays(230)), new RunTrend(First));
        foreach (var (at, member) in members.Index())
        {
            builder.Add(member);
            comparer.Add(at % 50 == 7 ? null : at % 20 == 3 && member.Found is not null ? member with { Found = Of(at + 1, at) } : member, member);
        }

        for (var week = 0; week < 34; week++)
        {
            foreach (var (at, member) in members.Index().Where(entry => entry.Item.Found is not null && entry.Index <= (week + 6) * members.Length / 39))
            {
                trend.Found(member.Name, at % 34 > week ? Of(at % 3, at) : member.Found!);
            }

            trend.End(Begin.AddDays(7 * week));
        }

        return builder.ToRollUp() with { Since = comparer.ToDelta(), Trend = trend.ToPoints() };
    }

    /// <summary>The page of so many repositories.</summary>
    public static byte[] Page(int count)
    {
        var members = Members(count);
        return Page(members);
    }

    /// <summary>The page of some repositories.</summary>
    public static byte[] Page(ImmutableArray<FleetMember> members) => FleetPage.Write(RollUp(members), members, RuleSources.Rules, SamplePage.Tool);

    /// <summary>One of each of the texts that a stranger may write, wherever one may.</summary>
    public static ImmutableArray<FleetMember> Hostile() =>
    [
        .. HostileTexts.All.Append(new string('x', 300)).Append("a/" + string.Concat(Enumerable.Repeat("long/", 60)) + "b").Distinct(StringComparer.Ordinal).Select((text, at) => new FleetMember(text, at % 2 == 0 ? text : "javascript:alert(1)//" + text, [text], [text], at % 5 == 4 ? null : Of(at, at), at % 5 == 4 ? text : null)).OrderBy(member => member.Name, StringComparer.Ordinal),
    ];

    private static FleetMember Member(int at, int like) => new(
        $"github.com/acme/{Fixtures[like % Fixtures.Length]}-{at:D4}",
        $"https://github.com/acme/{Fixtures[like % Fixtures.Length]}-{at:D4}",
        at % 4 == 3 ? [] : [Teams[at % Teams.Length]],
        at % 3 == 0 ? ["production"] : [],
        Of(like, at),
        null);

    private static AssessmentDigest Of(int like, int at)
    {
        var digest = Digests.GetOrAdd(Fixtures[like % Fixtures.Length], name => DigestReader.Of(SamplePage.Scan(name)));
        return digest with
        {
            Side = digest.Side with { Commit = $"{at:x8}89abcdef0123456789abcdef01234567" },
            Practices = [.. digest.Practices.Select((practice, place) => Changed(practice, (at * 31) + (place * 17)))],
            Frameworks = [.. digest.Frameworks.Select(framework => framework with
            {
                Stage = framework.Stage is { } stage && at % 7 == 0 ? stage with { CouldBe = Math.Min(framework.Highest ?? stage.Index, stage.Index + 1) } : framework.Stage,
                Blockers = [.. framework.Blockers.Where((_, place) => (at + place) % 3 > 0)],
            })],
        };
    }

    private static ClaimDigest Changed(ClaimDigest practice, int by)
    {
        var level = (by % 11) switch
        {
            0 => (Level)Math.Max(0, (int)practice.State.Level - 1),
            1 => (Level)Math.Min(3, (int)practice.State.Level + 1),
            _ => practice.State.Level,
        };
        return practice with { Evidence = [], State = practice.State with { Level = level, CouldBe = by % 13 == 0 ? Level.Automated : (Level)Math.Max((int)level, (int)practice.State.CouldBe) } };
    }
}
