using RepoMaturity.Core.Rules;

namespace RepoMaturity.Tests.Rules;

public sealed class LiteralIndexTests
{
    private static readonly string[] Patterns = ["*", "*a*", "*train*", "train*model", "*model", "*_dag", "*drift*check*", "run*", "*ing"];
    private static readonly string[] Names = ["a", "train", "train_model", "retraining", "my_dag", "check_drift", "drift_then_check", "model", "", "Training", "runs"];

    [Test]
    public void Whatever_fits_is_a_candidate()
    {
        var index = new LiteralIndex<NamePattern>([.. Patterns.Select(text => new NamePattern(text))], pattern => [.. pattern.Text.Split('*')], StringComparer.Ordinal);
        Assert.Multiple(() =>
        {
            foreach (var name in Names)
            {
                var fitting = Patterns.Where(text => new NamePattern(text).Matches(name));
                Assert.That(Candidates(index, name).Where(pattern => pattern.Matches(name)).Select(pattern => pattern.Text).Distinct(), Is.EquivalentTo(fitting), name);
            }
        });
    }

    [Test]
    public void What_shares_no_text_is_not_tried()
    {
        var index = new LiteralIndex<string>(["drift", "train"], pattern => pattern == "drift" ? ["check_drift"] : ["train"], StringComparer.Ordinal);
        Assert.Multiple(() =>
        {
            Assert.That(Candidates(index, "load_data"), Is.Empty);
            Assert.That(Candidates(index, "pretrained"), Is.EqualTo(new[] { "train" }));
        });
    }

    [Test]
    public void Case_counts_as_the_comparer_says()
    {
        var index = new LiteralIndex<string>(["train"], pattern => [pattern], StringComparer.OrdinalIgnoreCase);
        Assert.That(Candidates(index, "ReTRAIN"), Is.EqualTo(new[] { "train" }));
    }

    private static IEnumerable<TPattern> Candidates<TPattern>(LiteralIndex<TPattern> index, string text)
        where TPattern : class => index.Always.Concat(Enumerable.Range(0, text.Length).SelectMany(at => index.At(text, at) ?? []));
}
