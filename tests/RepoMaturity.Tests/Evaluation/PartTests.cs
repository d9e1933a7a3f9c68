using RepoMaturity.BuiltInRules;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Tests.Golden;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Evaluation;

/// <summary>The parts of a repository of several, and one part assessed alone.</summary>
internal sealed class PartTests
{
    private const string Monorepo = """
        == .github/workflows/train.yml
        on: push
        jobs:
          train:
            runs-on: ubuntu-latest
            steps:
              - run: python churn/train.py
        == churn/README.md
        # Churn
        ## Setup
            pip install -r requirements.txt
        == churn/requirements.txt
        scikit-learn==1.4.0
        == churn/train.py
        import argparse
        from sklearn.svm import SVC
        argparse.ArgumentParser()
        model = SVC()
        model.fit(x, y)
        == web/package.json
        { "name": "web" }
        == web/src/index.ts
        export {}
        """;

    [Test]
    public void Parts_have_their_own_kind_and_levels()
    {
        var parts = Scan(Monorepo, string.Empty).Parts;
        Assert.Multiple(() =>
        {
            Assert.That(parts.Select(part => $"{part.Path} {part.Kind.Kind.Id} {Level(part.Practices, "training-as-code")}"), Is.EqualTo(new[] { "churn ml-project Automated", "web non-ml Absent" }));
            Assert.That(Scan(Monorepo, string.Empty).PartsTotal, Is.EqualTo(2));
        });
    }

    [Test]
    public void Folder_alone_keeps_what_the_root_starts_in_it()
    {
        var churn = Scan(Monorepo, "churn");
        Assert.Multiple(() =>
        {
            Assert.That(Level(churn.Practices, "training-as-code"), Is.EqualTo(Core.Rules.Level.Automated));
            Assert.That(churn.Practices.Single(practice => practice.Practice.Id == "documentation").Evidence[0].Path, Is.EqualTo("churn/README.md"));
            Assert.That(churn.Parts, Is.Empty);
        });
    }

    [Test]
    public void Folder_alone_takes_nothing_of_the_others()
    {
        var web = Scan(Monorepo, "web");
        Assert.That(web.Practices.SelectMany(practice => practice.Evidence).Select(found => found.Path).Where(path => path?.StartsWith("web/", StringComparison.Ordinal) == false), Is.Empty);
    }

    [TestCase("== a/requirements.txt\n== a/a.py\n== b.py\n", TestName = "One part is none")]
    [TestCase("== a/requirements.txt\n== b/requirements.txt\n== c.py\n", TestName = "A manifest without code is none")]
    [TestCase("== a/a.py\n== b/b.py\n", TestName = "A folder without a manifest is none")]
    [TestCase("== examples/a/setup.py\n== examples/a/a.py\n== tests/b/setup.py\n== tests/b/b.py\n", TestName = "Examples and tests are none")]
    public void No_parts(string files) => Assert.That(Scan(files, string.Empty).Parts, Is.Empty);

    [Test]
    public void Part_within_a_part_belongs_to_it() =>
        Assert.That(Scan("== a/setup.cfg\n== a/pyproject.toml\n== a/b/requirements.txt\n== a/b/c.py\n== d/package.json\n== d/e.ts\n", string.Empty).Parts.Select(part => part.Path), Is.EqualTo(new[] { "a", "d" }));

    private static Level Level(IEnumerable<PracticeResult> practices, string id) => practices.Single(practice => practice.Practice.Id == id).Level;

    private static Assessment Scan(string files, string folder) =>
        Fixture.Scanner(BuiltInRuleSet.Load()).Scan(new Subject(new MemorySnapshot(TestRules.Files(files)), "test") { Folder = folder });
}
