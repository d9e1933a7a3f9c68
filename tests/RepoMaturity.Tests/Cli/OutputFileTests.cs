using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Cli;

/// <summary>A report that goes to a file is there as a whole, or not at all.</summary>
[Platform(Exclude = "Win", Reason = "the ways to make trouble are those of Unix")]
internal sealed class OutputFileTests
{
    private readonly TemporaryFolder folder = new();

    [SetUp]
    public void Write() => folder.Write("repository/train.py", "import mlflow\nmlflow.log_metric('a', 1)\n");

    [OneTimeTearDown]
    public void Delete() => folder.Dispose();

    [Test]
    public void A_new_file_is_the_report_and_nothing_else_is_left()
    {
        var run = Shell("mkdir new && $PROGRAM scan repository --format json -o new/report.json && ls -A new && $PROGRAM scan repository --format json | cmp - new/report.json");
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((0, "report.json\n")), run.Error);
    }

    [Test]
    public void A_file_that_is_there_keeps_its_permissions_and_a_link_stays_one()
    {
        var run = Shell("mkdir old && echo before > old/file && chmod 640 old/file && ln -s file old/link && $PROGRAM scan repository -o old/link && ls -A old && stat -c %a old/file && readlink old/link && ! grep before old/file");
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((0, "file\nlink\n640\nfile\n")), run.Error);
    }

    [Test]
    public void A_link_to_a_file_that_is_not_there_yet_is_followed()
    {
        var run = Shell("mkdir dangling && ln -s file dangling/link && $PROGRAM scan repository -o dangling/link && ls -A dangling && test -L dangling/link && test -s dangling/file");
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((0, "file\nlink\n")), run.Error);
    }

    [Test]
    public void A_pipe_and_a_device_are_written_to()
    {
        var run = Shell("mkfifo pipe && (head -1 pipe > first &) && $PROGRAM scan repository -o pipe && sleep 0.2 && test -p pipe && test -s first && $PROGRAM scan repository -o /dev/null && test -c /dev/null && $PROGRAM scan repository -o /dev/stdout");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Contain("Kind:"));
    }

    [Test]
    public void On_a_full_disk_the_old_report_stays_and_no_part_of_a_new_one()
    {
        var run = Shell("""
            mkdir full && mount -t tmpfs -o size=8k none full 2>/dev/null || exit 77
            trap 'umount full' EXIT
            echo before > full/report
            $PROGRAM scan repository --format json -o full/report; code=$?
            ls -A full; cat full/report
            exit $code
            """);
        if (run.ExitCode == 77)
        {
            Assert.Ignore("A small disk can be mounted by root alone.");
        }

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((3, "report\nbefore\n")), run.Error);
        Assert.That(run.Error, Does.StartWith("Could not read or write: No space left on device"));
    }

    [TestCase("$PROGRAM scan repository > /dev/full", 3)]
    [TestCase("$PROGRAM explain mlflow repository > /dev/full", 3)]
    [TestCase("$PROGRAM list practices > /dev/full", 3)]
    [TestCase("$PROGRAM --help > /dev/full", 3)]
    [TestCase("$PROGRAM --version > /dev/full", 3)]
    [TestCase("$PROGRAM scan repository -o /dev/full", 3)]
    [TestCase("$PROGRAM scan repository >&-", 3)]
    public void What_cannot_be_written_is_said(string script, int code)
    {
        var run = Shell(script);
        Assert.That(run.ExitCode, Is.EqualTo(code), run.Error);
        Assert.That(run.Error, Does.StartWith("Could not read or write: ").And.Not.Contain("   at "));
    }

    [TestCase("$PROGRAM scan --nonsense 2> /dev/full", 2)]
    [TestCase("$PROGRAM scan --nonsense 2>&-", 2)]
    [TestCase("$PROGRAM scan no-such-folder 2> /dev/full", 3)]
    [TestCase("$PROGRAM scan -v repository 2> /dev/full", 0)]
    [TestCase("$PROGRAM scan -v repository 2>&-", 0)]
    public void Where_errors_cannot_be_written_the_code_says_it(string script, int code) => Assert.That(Shell(script).ExitCode, Is.EqualTo(code));

    [TestCase("scan repository")]
    [TestCase("scan -v --format json repository")]
    [TestCase("explain -v mlflow repository")]
    [TestCase("list technologies")]
    [TestCase("--help")]
    public void A_reader_that_leaves_is_no_failure(string arguments)
    {
        var run = Shell($"$PROGRAM {arguments} 2>error | head -1 >/dev/null; code=${{PIPESTATUS[0]}}; grep -v ' ms ' error; exit $code");
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((0, string.Empty)), run.Error);
    }

    private ProgramProcess Shell(string script) => ProgramProcess.Shell(folder.FullPath, script);
}
