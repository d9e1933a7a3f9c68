using System.Collections.Immutable;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Tests.Evaluation;

/// <summary>Raising a practice or an aspect never lowers anything that a framework says.</summary>
internal sealed class MonotonyTests
{
    private const int Draws = 40;
    private static readonly string[] Claims = [.. FrameworkLevels.Claims];

    private static IEnumerable<string> Ids => FrameworkLevels.Rules.Frameworks.Select(framework => framework.Id);

    [TestCaseSource(nameof(Ids))]
    public void Raising_one_claim_lowers_nothing(string framework)
    {
        var random = new Random(17);
        var used = UsedBy(framework);
        for (var draw = 0; draw < Draws; draw++)
        {
            var levels = Draw(random);
            var before = levels.Through(framework);
            foreach (var claim in used.Where(claim => levels.Proved[claim] < Level.Automated))
            {
                var after = levels.With(claim, levels.Proved[claim] + 1).Through(framework);
                Assert.That(Lowered(before, after), Is.Empty, $"draw {draw}, {claim} raised from {levels.Proved[claim]}");
            }
        }
    }

    [TestCaseSource(nameof(Ids))]
    public void Nothing_is_below_nothing_and_nothing_above_all(string framework)
    {
        var none = FrameworkLevels.Parse(string.Empty).Through(framework);
        var all = Claims.Aggregate(FrameworkLevels.Parse(string.Empty), (levels, claim) => levels.With(claim, Level.Automated)).Through(framework);
        Assert.Multiple(() =>
        {
            Assert.That(none.Items.Where(item => item.Status == ItemStatus.Met), Is.Empty);
            Assert.That(all.Items.Where(item => item.Status is ItemStatus.NotMet or ItemStatus.Unknown && item.Item.Visibility != Visibility.Never), Is.Empty);
            Assert.That(none.Stage?.Index, Is.EqualTo(none.Framework.Stages.FirstOrDefault()?.Index));
            Assert.That(all.Stage?.CouldBe, Is.EqualTo(all.Framework.Stages.LastOrDefault()?.Index));
        });
    }

    /// <summary>The order is tried by hand too: a test that compares nothing could not fail.</summary>
    [Test]
    public void A_fall_is_seen() =>
        Assert.That(Lowered(FrameworkLevels.Parse("data-pipeline 3").Through("towards-mlops-2021"), FrameworkLevels.Parse("data-pipeline 2").Through("towards-mlops-2021")),
            Does.Contain("stage").And.Contain("M1.1"));

    private static FrameworkLevels Draw(Random random)
    {
        var proved = Claims.ToImmutableSortedDictionary(claim => claim, _ => (Level)random.Next(4), StringComparer.Ordinal);
        return new FrameworkLevels(proved, proved.ToImmutableSortedDictionary(each => each.Key, each => (Level)random.Next((int)each.Value, 4), StringComparer.Ordinal));
    }

    private static HashSet<string> UsedBy(string framework) => FrameworkLevels.Framework(framework).Items.Where(item => item.Met is not null)
        .SelectMany(item => item.Met!.Leaves).Select(leaf => leaf.Claim).ToHashSet(StringComparer.Ordinal);

    private static List<string> Lowered(FrameworkResult before, FrameworkResult after) =>
    [
        .. before.Stage?.Index > after.Stage?.Index || before.Stage?.CouldBe > after.Stage?.CouldBe ? ["stage"] : Array.Empty<string>(),
        .. before.Dimensions.Zip(after.Dimensions).Where(pair => pair.First.Stage > pair.Second.Stage || pair.First.CouldBe > pair.Second.CouldBe).Select(pair => pair.First.Dimension.Id),
        .. before.Items.Zip(after.Items).Where(pair => Rank(pair.First.Status) > Rank(pair.Second.Status) || pair.First.Points?.Low > pair.Second.Points?.Low || pair.First.Points?.High > pair.Second.Points?.High)
            .Select(pair => pair.First.Item.Id),
        .. before.Score?.Points.Low > after.Score?.Points.Low || before.Score?.Points.High > after.Score?.Points.High ? ["score"] : Array.Empty<string>(),
    ];

    private static int Rank(ItemStatus status) => status switch
    {
        ItemStatus.Met => 2,
        ItemStatus.Unknown => 1,
        _ => 0,
    };
}
