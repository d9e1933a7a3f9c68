using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Cli;

internal sealed class UsageTests
{
    [TestCase("scan --formt json", "'--formt' means nothing here. Did you mean '--format'? See 'repomaturity scan --help'.")]
    [TestCase("scan --verbos", "Did you mean '--verbose'?")]
    [TestCase("scan --format yaml", "Argument 'yaml' not recognized. Must be one of: 'text', 'json', 'markdown', 'html', 'sarif', 'badge', 'shields', 'github'. See 'repomaturity scan --help'.")]
    [TestCase("scan --git jgit", "'jgit'")]
    [TestCase("scan a b", "'b'")]
    [TestCase("scan --rev", "--rev")]
    [TestCase("scan . --rev HEAD --include-untracked", "give --rev or --include-untracked, not both")]
    [TestCase("bogus", "'bogus'")]
    [TestCase("scn .", "Did you mean 'scan'?")]
    [TestCase("list", "Required command")]
    [TestCase("list everything", "'everything'")]
    [TestCase("scan . --format text --format json", "Only one report can go to stdout: give an --output for each --format.")]
    [TestCase("scan . --format text --output a --output b", "There are 2 outputs for 1 format(s): give a --format for each --output.")]
    [TestCase("scan . --output no-such-folder/report.txt", "There is no folder")]
    [TestCase("scan . --output .", "'.' is a folder")]
    [TestCase("scan . --output EMPTY", "--output is empty")]
    [TestCase("scan EMPTY", "PATH is empty")]
    [TestCase("scan . --rules no-such-folder", "There is no rules folder 'no-such-folder'.")]
    [TestCase("scan . --path ../..", "lies outside the repository")]
    [TestCase("scan http://example.org/a/b", "Only https:// addresses are cloned")]
    [TestCase("scan git@example.org:a/b.git", "Only https:// addresses are cloned")]
    [TestCase("scan https://example.org/a/b?x=1", "is not the address of a repository: give https://HOST/OWNER/NAME")]
    [TestCase("scan https://example.org/a/b --include-untracked", "A clone has no untracked files")]
    [TestCase("scan . --framework kaizen", "There is no framework 'kaizen'.")]
    [TestCase("scan . --framework ml-test-scores", "There is no framework 'ml-test-scores'. Did you mean 'ml-test-score'? 'list frameworks' names them.")]
    [TestCase("scan . --target 7", "There is no stage '7'.")]
    [TestCase("scan . --target google-levels:manual-proces", "Did you mean 'manual-process'?")]
    [TestCase("scan . --target none --target regulatory-compliance", "--target takes one stage, or what is required: operational-excellence, regulatory-compliance or, alone, none.")]
    [TestCase("explain model-registri .", "There is no practice, technology or item 'model-registri'. Did you mean 'model-registry'?")]
    [TestCase("explain", "Required argument")]
    [TestCase("rules check no-such-folder", "There is no rules folder 'no-such-folder'.")]
    public void Wrong_use_is_one_sentence_and_2(string arguments, string sentence)
    {
        using var folder = new TemporaryFolder();
        var run = TestProgram.Run([.. arguments.Split(' ').Select(each => each == "." && !arguments.EndsWith("--output .", StringComparison.Ordinal) ? folder.FullPath : each.Replace("EMPTY", string.Empty, StringComparison.Ordinal))]);
        Assert.That(run.ExitCode, Is.EqualTo(2), run.Error);
        Assert.That(run.Error, Does.Contain(sentence));
        Assert.That(run.Error.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(1), run.Error);
        Assert.That(run.Output, Is.Empty);
    }

    [TestCase("scan no-such-folder", "no-such-folder does not exist")]
    [TestCase("scan . --rev main", "belongs to no git repository")]
    [TestCase("scan . --rev @~1", "belongs to no git repository", Description = "a revision, not a file with further words")]
    [TestCase("scan . --path sub", "There is no folder 'sub' with files")]
    public void What_cannot_be_scanned_is_one_sentence_and_3(string arguments, string sentence)
    {
        using var folder = new TemporaryFolder();
        var run = TestProgram.Run([.. arguments.Split(' ').Select(each => each == "." ? folder.FullPath : each)]);
        Assert.That(run.ExitCode, Is.EqualTo(3), run.Error);
        Assert.That(run.Error, Does.Contain(sentence));
        Assert.That(run.Error.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(1), run.Error);
        Assert.That(run.Output, Is.Empty);
    }

    [Test]
    public void Verbose_says_where_it_failed() => Assert.That(TestProgram.Run("scan", "no-such-folder", "-v").Error, Does.Contain("RepositoryException").And.Contain("   at "));

    [TestCase("--help")]
    [TestCase("scan --help")]
    public void Help_says_the_exit_codes(string arguments)
    {
        var run = TestProgram.Run(arguments.Split(' '));
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Output, Does.Contain("Exit codes:").And.Contain("2  wrong use").And.Contain("3  nothing could be scanned").And.Contain("130, 143  ended by SIGINT"));
        Assert.That(run.Output.Split("Exit codes:"), Has.Length.EqualTo(2), "once");
        Assert.That(run.Error, Is.Empty);
    }

    [Test]
    public void Version_is_one_line()
    {
        var run = TestProgram.Run("--version");
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Output, Does.Match(@"^repomaturity \d+\.\d+\.\d+\S*\n$"));
    }
}
