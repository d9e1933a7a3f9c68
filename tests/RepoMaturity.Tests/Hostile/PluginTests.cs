using System.Diagnostics;
using RepoMaturity.Tests.Architecture;
using RepoMaturity.Tests.Docs;
using RepoMaturity.Tests.Git;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Hostile;

/// <summary>Plug-ins, through the program: the sample of the documentation, those that are broken, and one that fails wherever it can.</summary>
internal sealed class PluginTests
{
    private static readonly string Own = typeof(HostileDetector).Assembly.Location;
    private static readonly string ProgramFolder = Path.GetDirectoryName(typeof(RepoMaturity.Cli.Application).Assembly.Location)!;

    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder()
    {
        folder = new TemporaryFolder();
        folder.Write("tree/train.py", "import mlflow\nmlflow.autolog()\n");
    }

    [TearDown]
    public void DeleteFolder() => folder.Dispose();

    [Test]
    public void The_sample_is_built_and_used_as_its_page_says()
    {
        const string Program = "dotnet run --project src/RepoMaturity.Cli -- ";
        var outputs = new List<string>();
        foreach (var command in MarkdownBlock.Read("docs/plugins.md").Where(block => block.Language == "console").SelectMany(block => block.Lines))
        {
            var words = command.Replace("$PWD/src/RepoMaturity.Cli/bin/Debug/net10.0", ProgramFolder, StringComparison.Ordinal).Replace("../julia", folder["julia"], StringComparison.Ordinal);
            if (words.StartsWith(Program, StringComparison.Ordinal))
            {
                var run = RealProgram.Run(words[Program.Length..].Split(' '));
                Assert.That(run.ExitCode, Is.Zero, $"{command}\n{run.Error}");
                outputs.Add(run.Output);
            }
            else if (words.StartsWith("cp -r fixtures/plugin ", StringComparison.Ordinal))
            {
                Copy(SourceTree.At("fixtures/plugin"), folder["julia"]);
            }
            else
            {
                Assert.That(words, Does.StartWith("dotnet build "), "Nobody tests this command of the page.");
                Build(words.Split(' ')[2..]);
            }
        }

        Assert.That(outputs, Has.Count.EqualTo(3));
        Assert.That(outputs[0], Does.Contain("No mistake").And.Contain("4 examples"));
        Assert.That(outputs[1], Does.Contain("train.jl:10").And.Contain("MLFlowClient.logmetric"));
        Assert.That(outputs[2], Does.Contain("\njulia "));

        // Without it, nobody reads Julia; with it, the report says that another program was at work, wherever the file lies and whatever the order.
        var plugin = folder["julia/bin/Debug/net10.0/JuliaPlugin.dll"];
        var plain = RealProgram.Scan(folder["julia/tree"]);
        var with = RealProgram.Scan(folder["julia/tree"], "--plugin", plugin, "--plugin", Own);
        Assert.That(plain.Technologies, Is.Empty);
        Assert.That(HashOf(with), Is.Not.EqualTo(HashOf(plain)));
        File.Copy(plugin, folder["copy.dll"]);
        Assert.That(RealProgram.Scan(folder["julia/tree"], "--plugin", Own, "--plugin", folder["copy.dll"]).Text, Is.EqualTo(with.Text));
        File.AppendAllText(folder["copy.dll"], "another build");
        Assert.That(HashOf(RealProgram.Scan(folder["julia/tree"], "--plugin", folder["copy.dll"], "--plugin", Own)), Is.Not.EqualTo(HashOf(with)), "the bytes of a plug-in are part of what the report names");
    }

    [Test]
    public void A_library_beside_a_plug_in_is_part_of_what_the_report_names()
    {
        File.Copy(Own, folder["own.dll"]);
        File.Copy(typeof(Assert).Assembly.Location, folder["nunit.framework.dll"]);
        var hash = HashOf(RealProgram.Scan(folder["tree"], "--plugin", folder["own.dll"]));
        File.Copy(folder["nunit.framework.dll"], folder["nobody.names.it.dll"]);
        Assert.That(HashOf(RealProgram.Scan(folder["tree"], "--plugin", folder["own.dll"])), Is.EqualTo(hash));
        File.AppendAllText(folder["nunit.framework.dll"], "another build");
        Assert.That(HashOf(RealProgram.Scan(folder["tree"], "--plugin", folder["own.dll"])), Is.Not.EqualTo(hash));
    }

    [Test]
    public void What_a_plug_in_finds_is_kept_only_where_it_declares_itself_pure()
    {
        TestGit.Init(folder["tree"]).Commit("one");
        Assert.That(Kept("--plugin", Own), Is.Zero);
        Assert.That(Kept(), Is.Positive);
        Copy(SourceTree.At("fixtures/plugin"), folder["julia"]);
        Build([folder["julia"], $"-p:RepoMaturityFolder={ProgramFolder}"]);
        Assert.That(Kept("--plugin", folder["julia/bin/Debug/net10.0/JuliaPlugin.dll"]), Is.Positive);

        long Kept(params string[] arguments)
        {
            var cache = folder["cache" + arguments.Length + Path.GetFileName(arguments.LastOrDefault())];
            RealProgram.Scan(folder["tree"], ["--cache", cache, .. arguments]);
            return Directory.Exists(cache) ? Directory.GetFiles(cache, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length) : 0;
        }
    }

    [Test]
    public void An_exception_of_a_plug_in_is_a_problem_in_the_report()
    {
        foreach (var name in new[] { "claims", "detect", "later", "unit", "list", "kind", "reference", "null", "words", "sound" })
        {
            folder.Write("tree/hostile/" + name, "text\n");
        }

        var run = RealProgram.Run(["scan", folder["tree"], "--plugin", Own, "-vv", "--format", "json", "-o", folder["report.json"], "--format", "markdown", "-o", folder["report.md"], "--format", "text"]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        var json = File.ReadAllText(folder["report.json"]);
        var report = new HostileReport(System.Text.Json.JsonDocument.Parse(json).RootElement, json);
        foreach (var (name, exception) in new[] { ("claims", "InvalidOperationException"), ("detect", "InvalidOperationException"), ("later", "KeyNotFoundException"), ("unit", "ArgumentNullException"), ("list", "ArgumentException"), ("kind", "ArgumentException"), ("reference", "ArgumentNullException"), ("null", "ArgumentNullException") })
        {
            Assert.That(report.Problems, Has.Some.EqualTo($"hostile/{name}: The detector failed ({exception}): its facts of this file are incomplete. Please report it."));
        }

        Assert.That(report.Problems, Has.None.StartsWith("hostile/sound"));
        Assert.That(report.Technologies, Does.Contain("mlflow"));
        Assert.That(report.Root.GetProperty("completeness").GetProperty("status").GetString(), Is.EqualTo("incomplete"));
        foreach (var written in new[] { json, run.Output, run.Error })
        {
            Assert.That(ShownText.Obeyed(written), Is.Empty);
            Assert.That(written, Does.Not.Contain("planted words"));
        }

        Assert.That(ShownMarkdown.Foreign(ShownMarkdown.Render(File.ReadAllText(folder["report.md"]))), Is.Empty);
        var listed = RealProgram.Run(["list", "detectors", "--plugin", Own]);
        Assert.That(listed.Output, Does.Contain("\nhostile "));
        Assert.That(ShownText.Obeyed(listed.Output), Is.Empty);
    }

    [TestCase("none.dll", "There is no plug-in")]
    [TestCase("tree", "There is no plug-in")]
    [TestCase("text.dll", "is no .NET assembly")]
    [TestCase("empty.dll", "is no .NET assembly")]
    [TestCase("cut.dll", "is no .NET assembly")]
    [TestCase("pipe.dll", "is no .NET assembly", ExcludePlatform = "Win")]
    [TestCase("without.dll", "has no public class that is a detector")]
    [TestCase("built-in.dll", "and so does this program")]
    [TestCase("own.dll", "failed when it was made (NotSupportedException)", "fails")]
    [TestCase("own.dll", "failed when it was made (InvalidOperationException)", "id-fails")]
    [TestCase("own.dll", "does not fit this program (FileNotFoundException): build it against the RepoMaturity.Core.dll of this version", "lacks")]
    [TestCase("own.dll", "does not say what it is", "id")]
    [TestCase("own.dll", "does not say what it is", "no-id")]
    [TestCase("own.dll", "does not say what it is", "summary")]
    [TestCase("own.dll", "does not say what it is", "finds")]
    [TestCase("own.dll", "does not say what it is", "kinds")]
    [TestCase("own.dll", "failed when it was made", "no-finds")]
    [TestCase("own.dll", "brings a detector 'python', and so does this program", "taken")]
    public void A_broken_plug_in_is_wrong_use_and_one_sentence(string file, string sentence, string way = "")
    {
        folder.Write("text.dll", "MZ no assembly\n");
        folder.Write("empty.dll", string.Empty);
        File.Copy(Own, folder["own.dll"]);
        File.WriteAllBytes(folder["cut.dll"], File.ReadAllBytes(Own)[..2_000]);
        File.Copy(Path.Combine(ProgramFolder, "RepoMaturity.BuiltInRules.dll"), folder["without.dll"]);
        File.Copy(Path.Combine(ProgramFolder, "RepoMaturity.Detectors.dll"), folder["built-in.dll"]);
        if (!OperatingSystem.IsWindows())
        {
            UnixFile.MakePipe(folder["pipe.dll"]);
        }

        var run = RealProgram.Run(["scan", folder["tree"], "--plugin", folder[file]], seconds: 60, environment: new Dictionary<string, string> { [HostileDetector.Way] = way });
        Assert.That(run.ExitCode, Is.EqualTo(2), run.Error);
        Assert.That(run.Output, Is.Empty);
        Assert.That(run.Error, Does.Contain(sentence).And.Contain(file).And.Not.Contain("planted"));
        Assert.That(run.Error.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(1), run.Error);
    }

    [Test]
    public void A_plug_in_loads_only_when_it_is_named()
    {
        var marker = folder["marker"];
        var environment = new Dictionary<string, string> { [HostileDetector.Marker] = marker, ["REPOMATURITY_PLUGIN"] = Own, ["REPOMATURITY_PLUGINS"] = Own };
        foreach (var path in new[] { "plugin.dll", "plugins/hostile.dll", "RepoMaturity.Plugin.dll", "RepoMaturity.Detectors.dll", ".github/plugin.dll", "repomaturity.dll" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder["tree/" + path])!);
            File.Copy(Own, folder["tree/" + path]);
        }

        folder.Write("tree/hostile/detect", "text\n");
        folder.Write("tree/.repomaturity.yml", "plugin: plugins/hostile.dll\nplugins: [plugins/hostile.dll]\n");
        folder.Write("rules/technologies/x/x.yml", "id: x\nname: X\nhomepage: https://example.org\nplugin: ../tree/plugin.dll\nsignals: []\n");
        var run = RealProgram.Run(["scan", "."], folder["tree"], environment: environment);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Error, Does.Contain("Unknown key 'plugin'"));
        Assert.That(RealProgram.Run(["scan", ".", "--rules", "../rules"], folder["tree"], environment: environment).ExitCode, Is.EqualTo(2));
        Assert.That(File.Exists(marker), Is.False);
        Assert.That(RealProgram.Run(["scan", ".", "--plugin", "plugins/hostile.dll"], folder["tree"], environment: environment).ExitCode, Is.Zero);
        Assert.That(File.Exists(marker), Is.True, "else this test would show nothing");
    }

    private static string HashOf(HostileReport report) => report.Root.GetProperty("model").GetProperty("hash").GetString()!;

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>Builds it as a person would, but for the servers of the compiler, which would outlive the test.</summary>
    private static void Build(IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["build", .. arguments, "-nodereuse:false", "-p:UseSharedCompilation=false"]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, output);
    }
}
