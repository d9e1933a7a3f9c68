using RepoMaturity.Cli;
using RepoMaturity.Tests.Architecture;
using RepoMaturity.Tests.Cli;
using RepoMaturity.Tests.Golden;

namespace RepoMaturity.Tests.Docs;

/// <summary>The page and the table of accuracy are of one measurement, and what is listed is of them.</summary>
internal sealed class AccuracyTests
{
    private static string Page => File.ReadAllText(SourceTree.At("docs/accuracy.md"));

    private static string Table => File.ReadAllText(SourceTree.At("docs/accuracy.tsv"));

    [Test]
    public void Every_practice_is_measured() =>
        Assert.That(MeasuredAccuracy.Read(Table).Keys, Is.EquivalentTo(RuleSources.Rules.Practices.Select(practice => practice.Id)));

    [Test]
    public void The_page_shows_the_table()
    {
        var lines = Page.Split('\n');
        foreach (var row in Table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            Assert.That(lines, Does.Contain($"| {row.Replace("\t", " | ", StringComparison.Ordinal)} |"));
        }

        Assert.That(Page, Does.Match(@"(?m)^- [\w.-]+/[\w.-]+@[0-9a-f]{40}$").And.Contain("python3 docs/accuracy.py LABELS REPORTS"));
    }

    [Test]
    public void A_list_of_practices_shows_it()
    {
        var measured = MeasuredAccuracy.Read(Table)["testing"];
        var line = TestProgram.Run("list", "practices").Output.Split('\n').Single(line => line.StartsWith("testing ", StringComparison.Ordinal));
        Assert.That(line, Does.Contain(measured.ToString()).And.Contain("precision 0.").Or.Contain("precision 1."));
    }

    [Test]
    public void What_could_not_be_measured_has_no_number()
    {
        var measured = MeasuredAccuracy.Read("practice\tlabelled\tprecision\trecall\na\t0\t-\t-\nb\t7\t0.50\t1.00\n");
        Assert.That(measured.Values.Select(each => each.ToString()), Is.EqualTo(new[] { "precision -, recall -, n 0", "precision 0.50, recall 1.00, n 7" }));
    }
}
