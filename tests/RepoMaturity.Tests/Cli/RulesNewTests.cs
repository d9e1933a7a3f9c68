using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Cli;

internal sealed class RulesNewTests
{
    [TestCase("acme-tracker", "technologies/tracking/acme-tracker.yml", "practice: experiment-tracking", "--area", "tracking")]
    [TestCase("acme-serve", "technologies/serving/acme-serve.yml", "practice: model-serving", "--area", "serving")]
    [TestCase("x2", "technologies/own/x2.yml", "practice: model-monitoring", "--practice", "model-monitoring")]
    [TestCase("our-gate", "conventions/our-gate.yml", "practice: model-evaluation/gate", "--convention", "--practice", "model-evaluation/gate")]
    public void What_it_writes_is_sound_as_it_is(string id, string path, string text, params string[] options)
    {
        using var folder = new TemporaryFolder();
        var written = TestProgram.Run(["rules", "new", id, "--dir", folder["rules"], .. options]);
        Assert.That(written.ExitCode, Is.Zero, written.Error);
        Assert.That(File.ReadAllText(folder["rules/" + path]), Does.Contain(text));
        Assert.That(written.Output, Does.StartWith($"Wrote {folder["rules/" + path]}."));
        foreach (var place in new[] { folder["rules"], folder["rules/" + path] })
        {
            var check = TestProgram.Run("rules", "check", place);
            Assert.That(check.ExitCode, Is.Zero, check.Error);
            Assert.That(check.Output, Does.Match("[34] examples"));
        }
    }

    [TestCase("'Acme' is no id: take lower case", "Acme")]
    [TestCase("'../x' is no id: take lower case", "../x")]
    [TestCase("'a/b' is no area: take lower case", "acme", "--area", "a/b")]
    [TestCase("There is a rule 'mlflow' already, built in from rules/technologies/tracking/mlflow.yml", "mlflow")]
    [TestCase("There is no practice or aspect 'testin'. Did you mean 'testing'?", "acme", "--practice", "testin")]
    [TestCase("A convention has no area: give --area or --convention, not both.", "acme", "--convention", "--area", "tracking")]
    public void It_refuses(string message, params string[] words)
    {
        using var folder = new TemporaryFolder();
        var run = TestProgram.Run(["rules", "new", .. words, "--dir", folder["rules"]]);
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((2, run.Error)));
        Assert.That(run.Error, Does.StartWith(message));
        Assert.That(Directory.Exists(folder["rules"]), Is.False);
    }

    [Test]
    public void It_writes_over_nothing()
    {
        using var folder = new TemporaryFolder();
        folder.Write("technologies/own/acme.yml", "mine");
        var run = TestProgram.Run("rules", "new", "acme", "--dir", folder.FullPath);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.EndWith("already: take another id, or delete it.\n"));
        Assert.That(File.ReadAllText(folder["technologies/own/acme.yml"]), Is.EqualTo("mine"));
    }
}
