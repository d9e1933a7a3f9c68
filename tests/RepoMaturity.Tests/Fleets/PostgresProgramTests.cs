using RepoMaturity.Fleet;
using RepoMaturity.Fleet.Results.Postgres;
using RepoMaturity.Tests.Cli;
using RepoMaturity.Tests.Git;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Fleets;

/// <summary>The real program with a store in a real PostgreSQL.</summary>
internal sealed class PostgresProgramTests
{
    private PostgresServer server = null!;
    private TemporaryFolder folder = null!;

    [OneTimeSetUp]
    public void StartServer() => server = PostgresServer.Start();

    [OneTimeTearDown]
    public void StopServer() => server?.Dispose();

    [SetUp]
    public void MakeFolder() => folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => folder.Dispose();

    [Test]
    public void Every_command_of_a_fleet_works_and_nothing_shows_the_password()
    {
        foreach (var name in new[] { "r0", "r1" })
        {
            folder.Write($"clones/{name}/train.py", "import mlflow\nmlflow.log_metric('auc', 0.9)\n");
            TestGit.Init(folder["clones/" + name]).Commit("one");
        }

        var store = server.NewDatabase();
        var database = Uri.UnescapeDataString(new Uri(store).AbsolutePath[1..]);
        var without = server.Address(database, null);
        Assert.That(Run(without, "status").Error, Does.Contain($"There is no store in {without.Replace(PostgresServer.User + "@", string.Empty, StringComparison.Ordinal)}: "));
        Assert.That(Fleet("scan", "clones", "--store", store, "--verbose").Output, Is.EqualTo("2 repositories: 2 scanned, 0 unchanged and skipped, 0 failed.\n"));
        Assert.That(Fleet("scan", "clones", "--store", store).Output, Is.EqualTo("2 repositories: 0 scanned, 2 unchanged and skipped, 0 failed.\n"));

        // The address without its password, and that of the environment or of a file.
        Assert.That(Run(without, "status").Output, Does.StartWith("2 repositories, 2 of them with a result; 0 could not be scanned when last tried; 0 are gone.\nRun ").And.EndsWith("0 scanned, 2 unchanged, 0 failed.\n"));
        folder.Write("pgpass", $"127.0.0.1:*:*:{PostgresServer.User}:{PostgresServer.Password.Replace(":", "\\:", StringComparison.Ordinal)}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder["pgpass"], UnixFileMode.UserRead);
        }

        var byFile = ProgramProcess.Run(folder.FullPath, ["fleet", "report", "--store", without], new Dictionary<string, string> { ["PGPASSFILE"] = folder["pgpass"] });
        Assert.That(byFile.Output, Does.StartWith("2 repositories, "), byFile.Error);
        Assert.That(Run(without, "gate", "--fail-on", "practice:experiment-tracking<2").ExitCode, Is.Zero);
        Assert.That(Run(without, "export", "--format", "csv").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(3));

        // Into a folder and back into another database.
        Assert.That(Run(without, "export", "--output", "lines.jsonl").ExitCode, Is.Zero);
        Assert.That(Fleet("import", "lines.jsonl", "--store", "copy").Output, Is.EqualTo("6 entries added.\n"));
        var second = server.NewDatabase();
        Assert.That(Fleet("merge", "copy", store, "--store", second).Output, Is.EqualTo("6 entries added.\n"));
        Assert.That(Fleet("export", "--store", second).Output, Is.EqualTo(File.ReadAllText(folder["lines.jsonl"])));

        Assert.That(Fleet("status", "--store", server.Address(database, "wr0ng-password")).Error, Does.Contain("password authentication failed").And.Not.Contain("wr0ng"));
        Assert.That(Fleet("status", "--store", "postgres://me:h1dden@/db?nonsense=1").Error, Does.Not.Contain("h1dden"));

        ProgramProcess Run(string place, params string[] arguments) => Said(ProgramProcess.Run(folder.FullPath, ["fleet", .. arguments, "--store", place], new Dictionary<string, string> { ["PGPASSWORD"] = PostgresServer.Password }));

        ProgramProcess Fleet(params string[] arguments) => Said(ProgramProcess.Run(folder.FullPath, ["fleet", .. arguments]));

        ProgramProcess Said(ProgramProcess run)
        {
            Assert.That(run.Output + run.Error, Does.Not.Contain("s3cr").And.Not.Contain(Uri.EscapeDataString(PostgresServer.Password)));
            return run;
        }
    }

    [TestCase("postgres://ada:p%40ss@db.example.org:6543/fleet?sslmode=require", "postgres://db.example.org:6543/fleet", "Host=db.example.org", "Port=6543", "Username=ada", "Password=p@ss", "SSL Mode=Require")]
    [TestCase("postgresql://db.example.org/fleet", "postgres://db.example.org/fleet", "Host=db.example.org", "Port=5432", "Database=fleet")]
    [TestCase("postgres:///fleet?host=/var/run/postgresql", "postgres:///fleet", "Host=/var/run/postgresql")]
    [TestCase("postgres://ada@[::1]/a%20b", "postgres://[::1]/a%20b", "Host=::1", "Database=\"a b\"")]
    public void An_address_is_read(string text, string shown, params string[] parts)
    {
        var address = PostgresAddress.Parse(text);
        Assert.That(address.Shown, Is.EqualTo(shown));
        foreach (var part in parts)
        {
            Assert.That(address.Connection, Does.Contain(part));
        }
    }

    [TestCase("postgres://")]
    [TestCase("postgres://ada:s3cret@host")]
    [TestCase("postgres://ada:s3cret@host/")]
    [TestCase("postgres://ada:s3/cret@host/db")]
    [TestCase("postgres://ada:s3cret@/db")]
    [TestCase("postgres://ada:s3cret@host/db?sslmode=s3cret")]
    [TestCase("postgres://ada:s3cret@host/db?nonsense=s3cret")]
    public void What_is_no_address_is_not_repeated(string text) =>
        Assert.That(() => PostgresAddress.Parse(text), Throws.TypeOf<FleetException>().With.Message.Not.Contains("s3"));
}
