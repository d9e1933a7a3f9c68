using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using RepoMaturity.Cli;
using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Cli;

/// <summary><c>serve</c>, as people run it.</summary>
internal sealed class ServeTests
{
    private const string Token = "0123456789abcdef-token";

    private readonly TemporaryFolder folder = new();

    [OneTimeSetUp]
    public void Scan()
    {
        folder.Write("clones/churn/train.py", "import mlflow\nmlflow.log_metric('auc', 1)\n");
        TestGit.Init(folder["clones/churn"]).Commit("start");
        folder.Write("token", Token + "\n");
        folder.Write("short", "secret\n");
        Assert.That(ProgramProcess.Run(folder.FullPath, ["fleet", "scan", "clones", "--store", "store", "--quiet"]).ExitCode, Is.Zero);
    }

    [OneTimeTearDown]
    public void End() => folder.Dispose();

    [Test]
    [Platform(Exclude = "Win", Reason = "signals are those of Unix")]
    public async Task It_serves_until_it_is_ended()
    {
        using var process = Process.Start(ProgramProcess.StartInfo(folder.FullPath, ["serve", "--store", "store", "--port", "0"]))!;
        try
        {
            var address = Address(await process.StandardOutput.ReadLineAsync());
            using var client = new HttpClient { BaseAddress = address };
            Assert.That(await client.GetStringAsync("/"), Does.Contain("1 repository"));
            Assert.That(await client.GetStringAsync("/repositories/churn"), Does.Contain("Experiment tracking"));
            Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
            Assert.That(process.WaitForExit(20_000), Is.True);
            Assert.That(process.ExitCode, Is.Zero);
            Assert.That(await process.StandardError.ReadToEndAsync(), Is.Empty);
        }
        finally
        {
            process.Kill();
        }
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "signals are those of Unix")]
    public async Task Others_may_ask_with_the_token_of_a_file()
    {
        using var process = Process.Start(ProgramProcess.StartInfo(folder.FullPath, ["serve", "--store", "store", "--port", "0", "--listen", "127.0.0.1", "--token-file", "token"]))!;
        try
        {
            var address = Address(await process.StandardOutput.ReadLineAsync());
            using var client = new HttpClient { BaseAddress = address };
            using var refused = await client.GetAsync("/");
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            client.DefaultRequestHeaders.Add("Authorization", $"Bearer {Token}");
            using var answered = await client.GetAsync("/");
            Assert.That(answered.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }
        finally
        {
            process.Kill();
        }
    }

    [Test]
    public void Where_the_port_is_taken_it_says_so()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        var run = TestProgram.Run("serve", "--store", folder["store"], "--port", port);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.WrongUse));
        Assert.That(run.Error, Does.Contain($"port {port}"));
    }

    [TestCase("--listen 0.0.0.0", "need a token")]
    [TestCase("--listen everywhere", "is no address")]
    [TestCase("--listen 0.0.0.0 --token-file short", "shorter than 16")]
    [TestCase("--token-file nowhere", "There is no token")]
    [TestCase("--port 70000", "--port is a number")]
    public void What_is_asked_wrongly_is_said(string options, string message)
    {
        var words = options.Split(' ').Select(word => word is "short" or "nowhere" ? folder[word] : word);
        var run = TestProgram.Run(["serve", "--store", folder["store"], .. words]);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.WrongUse));
        Assert.That(run.Error, Does.Contain(message));
    }

    [Test]
    public void Without_a_store_there_is_nothing_to_serve()
    {
        var run = TestProgram.Run("serve", "--store", folder["none"]);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.NothingScanned));
        Assert.That(run.Error, Does.Contain("There is no store"));
    }

    private static Uri Address(string? line) => Regex.Match(line ?? string.Empty, $"^Serving at (http://127\\.0\\.0\\.1:\\d+/) until Ctrl\\+C") is { Success: true } said ? new Uri(said.Groups[1].Value) : throw new AssertionException($"It said '{line}'.");
}
