using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Hostile;

/// <summary>Folders of rules that come from elsewhere: they are data, which neither reads files, nor runs, nor takes long.</summary>
internal sealed class HostileRulesTests
{
    [Test]
    public void A_pattern_made_to_be_slow_is_not()
    {
        using var folder = new TemporaryFolder();
        folder.Write("rules/technologies/x/slow.yml", """
            id: slow
            name: Slow
            homepage: https://example.org
            signals:
              - practice: experiment-tracking
                level: implemented
                any:
                  - command: { pattern: "^(([a-z])+.)+[A-Z]([a-z])+$" }
            examples:
              match:
                - { path: run.sh, text: "aaXa\n", practice: experiment-tracking, level: implemented }
              nomatch:
                - { path: run.sh, text: "b\n" }
            """);
        folder.Write("tree/run.sh", string.Concat(Enumerable.Repeat(new string('a', 50_000) + "!\n", 20)));
        var run = RealProgram.Run(["scan", folder["tree"], "--rules", folder["rules"], "--format", "json"], seconds: 120);
        Assert.That(run.ExitCode, Is.EqualTo(0).Or.EqualTo(2), run.Error);
        Assert.That(run.Error, Does.Not.Contain("The program failed"));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Pipes and such links are of Unix.")]
    public void Links_that_loop_pipes_and_large_files_in_a_folder_of_rules_end()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tree/train.py", "import mlflow\n");
        folder.Write("tree/elsewhere.yml", "id: x\n");
        folder.Write("rules/technologies/x/empty.yml", string.Empty);
        File.CreateSymbolicLink(folder["rules/loop"], ".");
        File.CreateSymbolicLink(folder["rules/elsewhere"], folder["tree"]);
        UnixFile.MakePipe(folder["rules/pipe.yml"]);
        using (var sparse = File.Create(folder["rules/large.yml"]))
        {
            sparse.SetLength(2L << 30);
        }

        var run = RealProgram.Run(["scan", folder["tree"], "--rules", folder["rules"]], seconds: 60);
        Assert.That(run.ExitCode, Is.EqualTo(2), run.Output);
        Assert.That(run.Error, Does.Contain("large.yml").And.Not.Contain("elsewhere").And.Not.Contain("The program failed"));
    }

    [TestCase("!!python/object/apply:os.system ['touch ran']")]
    [TestCase("!<tag:yaml.org,2002:System.Diagnostics.Process> {FileName: touch}")]
    [TestCase("id: x\ninclude: /etc/passwd\n")]
    [TestCase("id: ../../x\nname: x\n")]
    [TestCase("a: &a [*a]\n")]
    [TestCase("[[[[")]
    public void Rules_that_are_none_are_refused_with_their_place(string text)
    {
        using var folder = new TemporaryFolder();
        folder.Write("rules/technologies/x/bad.yml", text);
        var run = Cli.TestProgram.Run("scan", folder.FullPath, "--rules", folder["rules"]);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("technologies/x/bad.yml").And.Not.Contain("root:"));
    }
}
