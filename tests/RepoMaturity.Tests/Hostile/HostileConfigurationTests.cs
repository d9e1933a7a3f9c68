using System.Text;
using RepoMaturity.Tests.Git;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Hostile;

/// <summary>Configurations that a repository brings along, through the program: what is none is said, and the scan goes on.</summary>
internal sealed class HostileConfigurationTests
{
    /// <summary>What it is, and what is said of it.</summary>
    private static readonly (string Name, Func<byte[]> Content, string Said)[] Broken =
    [
        ("nesting", () => Text("kind: " + string.Concat(Enumerable.Repeat("[", 100_000))), "Deeper than"),
        ("aliases", () => Text("a0: &a0 [x]\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"a{i + 1}: &a{i + 1} [{string.Join(',', Enumerable.Repeat($"*a{i}", 9))}]\n"))), "More nodes than"),
        ("size", () => Text("kind: ml-tool\n" + new string('#', 600_000)), "configuration"),
        ("keys", () => Text(string.Concat(Enumerable.Repeat("kind: ml-tool\n", 100))), "given twice"),
        ("entries", () => Text("attest:\n" + string.Concat(Enumerable.Repeat("- {}\n", 20_000))), "More nodes than"),
        ("bytes", () => [0, 1, 2, 0xFF, 0xFE, 0xFD, .. new byte[1_000]], "not text"),
        ("type", () => Text("kind: !!python/object/apply:os.system [touch ran]\n"), "Expected a text"),
        ("documents", () => Text(string.Concat(Enumerable.Repeat("---\nkind: ml-tool\n", 1_000))), "document"),
    ];

    [Test]
    public void What_is_no_configuration_is_said_and_the_scan_goes_on()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tree/train.py", "import mlflow\nmlflow.autolog()\n");
        Assert.Multiple(() =>
        {
            foreach (var (name, content, said) in Broken)
            {
                File.WriteAllBytes(folder["tree/.repomaturity.yml"], content());
                var run = RealProgram.Run(["scan", folder["tree"], "--format", "json"], mebibytes: 400);
                Assert.That(run.ExitCode, Is.Zero, $"{name}\n{run.Error}");
                Assert.That(run.Error, Does.Contain(".repomaturity.yml").And.Contain(said).And.Not.Contain("The program failed"), name);
                Assert.That(run.Output, Does.Contain("mlflow"), name);
                Assert.That(ShownText.Obeyed(run.Error), Is.Empty, name);
                Assert.That(File.Exists(folder["tree/ran"]), Is.False);
            }
        });
    }

    [Test]
    public void Words_of_a_configuration_are_obeyed_by_nobody()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tree/train.py", "import mlflow\nmlflow.autolog()\n");
        var text = new StringBuilder("attest:\n");
        foreach (var hostile in HostileTexts.All.Concat(HostileTexts.Keys).Select(Quoted))
        {
            text.Append($"- {{ practice: model-monitoring, level: implemented, statement: {hostile}, owner: {hostile}, expires: 2999-01-01 }}\n- {{ practice: {hostile}, level: {hostile} }}\n");
        }

        text.Append("suppress:\n");
        foreach (var hostile in HostileTexts.All.Select(Quoted))
        {
            text.Append($"- {{ path: {hostile}, justification: {hostile}, owner: {hostile} }}\n");
        }

        folder.Write("tree/.repomaturity.yml", text.ToString());
        var run = RealProgram.Run(["scan", folder["tree"], "-vv", "--format", "text", "--write", $"json={folder["report.json"]}", "--write", $"markdown={folder["report.md"]}", "--write", $"github={folder["github.txt"]}"]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output + run.Error, Does.Contain(@"\x1B[31m"), "else this test would show nothing");
        foreach (var written in new[] { run.Output, run.Error, File.ReadAllText(folder["report.json"]) })
        {
            Assert.That(ShownText.Obeyed(written), Is.Empty);
            Assert.That(HostileTexts.Keys.Where(written.Contains), Is.Empty);
        }

        Assert.That(ShownMarkdown.Foreign(ShownMarkdown.Render(File.ReadAllText(folder["report.md"]))), Is.Empty);
        Assert.That(File.ReadAllLines(folder["github.txt"]), Has.All.Match("^::(notice|warning|error) "));
        var check = RealProgram.Run(["config", "check", folder["tree"]]);
        Assert.That(check.ExitCode, Is.EqualTo(2));
        Assert.That(ShownText.Obeyed(check.Output + check.Error), Is.Empty);
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>A text as a quoted one of YAML; half a pair is in no file.</summary>
    private static string Quoted(string text) => "\"" + string.Concat(text.Replace("\ud800", string.Empty, StringComparison.Ordinal).Select(character =>
        character is '"' or '\\' ? $"\\{character}" : char.IsControl(character) || character is '\u2028' or '\u2029' or '\ufeff' ? $"\\u{(int)character:x4}" : character.ToString())) + "\"";
}
