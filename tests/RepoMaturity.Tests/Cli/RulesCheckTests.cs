using RepoMaturity.Tests.Architecture;
using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Cli;

internal sealed class RulesCheckTests
{
    [Test]
    public void The_rules_built_in_are_sound()
    {
        var run = TestProgram.Run("rules", "check");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Does.StartWith("No mistake in the rules built in: "));
    }

    [Test]
    public void The_rules_of_this_repository_are_sound()
    {
        var run = TestProgram.Run("rules", "check", SourceTree.At("rules"));
        Assert.That(run.Error, Is.Empty);
        Assert.That(run.ExitCode, Is.Zero);
    }

    [Test]
    public void All_mistakes_of_an_added_folder_are_listed()
    {
        using var folder = new TemporaryFolder();
        folder.Write("conventions/none.yml", "id: none\nname: None\nsignals: [{ any: [{ path: x }] }]\n");
        folder.Write("conventions/wrong.yml", """
            id: wrong
            name: Wrong
            signals: [{ practice: documentation, any: [{ path: "*.house" }] }]
            examples:
              match:
                - { path: a.house, practice: documentation }
                - { path: b.home, practice: documentation }
              nomatch:
                - { path: c.house }
            """);
        var run = TestProgram.Run("rules", "check", folder.FullPath);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error.TrimEnd('\n').Split('\n'), Is.EqualTo(new[]
        {
            $"{folder.FullPath}/conventions/none.yml:1: A rule needs examples both ways: at least one under 'examples: match' and one look-alike under 'examples: nomatch'.",
            $"{folder.FullPath}/conventions/wrong.yml:7: The example must show documentation at implemented or above, but nothing was found.",
            $"{folder.FullPath}/conventions/wrong.yml:9: The example must not show 'Wrong', but it is implemented by c.house file.",
            "3 mistakes in the rules.",
        }));
    }
}
