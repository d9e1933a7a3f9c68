using System.Text.Json;
using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Cli;

/// <summary>What stands in files, but for names that rules match and commands that start something, stays there; also when it cannot be parsed.</summary>
internal sealed class QuotationTests
{
    private const string Word = "planted";

    /// <summary>Texts with the word in comments, values, arguments and headings, some of them broken where it stands.</summary>
    private static readonly (string Path, string Text)[] Files =
    [
        ("train.py", "\"\"\"planted docstring\"\"\"\nimport mlflow  # planted comment\nmlflow.set_tracking_uri(\"https://planted.example/x\")\nmlflow.log_param(\"planted-argument\", \"planted-value\")\nPLACE = \"planted-constant\"\n"),
        ("broken.py", "import mlflow\nx = \"planted\ndef planted(:\n  @planted\n"),
        ("pyproject.toml", "[project]\nname = \"a\"\ndependencies = [\"mlflow\"]\n[tool.ruff]\nx = \"planted\ny = planted planted\n"),
        ("package.json", "{\"dependencies\": {\"a\": planted}, \"b\": \"planted\""),
        (".github/workflows/a.yml", "on: push\nname: \"planted\njobs:\n  a: {runs-on: x, steps: [{env: {A: planted}, run: make}]}\n\tplanted: 1\n"),
        ("a.ipynb", "{\"cells\": [{\"cell_type\": \"code\", \"source\": \"x = planted\", \"outputs\": [{\"text\": \"planted\"}], planted"),
        ("b.ipynb", "{\"cells\": [{\"cell_type\": \"code\", \"source\": [\"import mlflow\\n\", \"mlflow.autolog() # planted\"], \"outputs\": [{\"text\": \"planted\"}]}, {\"cell_type\": \"markdown\", \"source\": \"planted\"}]}"),
        ("main.tf", "resource \"aws_s3_bucket\" \"b\" {\n  tags = \"planted\n  x = planted planted {\n"),
        ("Dockerfile", "FROM python:3.12\nLABEL planted=\"planted\nENV X=planted\n"),
        ("requirements.txt", "mlflow==2.9 # planted\n@@@ planted\n"),
        ("README.md", "# Title\n\nplanted text\n\n```\nplanted code\n```\n"),
        (".env", "TOKEN=planted\n"),
        ("settings.yaml", "database: planted\nlist: [planted, {a: planted}\n: planted: :\n"),
        ("A.cs", "class A { void M() { var x = \"planted\"; planted( } "),
        ("dvc.yaml", "stages:\n  a:\n    cmd: python train.py\n    desc: planted\n   bad: planted\n"),
    ];

    [Test]
    public void No_other_content_of_a_file_is_quoted()
    {
        using var folder = new TemporaryFolder();
        foreach (var (path, text) in Files)
        {
            folder.Write("repository/" + path, text);
        }

        foreach (var format in new[] { "text", "json", "markdown" })
        {
            var run = ProgramProcess.Run(folder.FullPath, ["scan", "-vv", "--format", format, "repository"]);
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That((run.Output + run.Error).Split('\n').Where(line => line.Contains(Word, StringComparison.Ordinal)), Is.Empty);
            Assert.That(run.Output, Does.Contain("mlflow"));
            if (format == "json")
            {
                Assert.That(JsonDocument.Parse(run.Output).RootElement.GetProperty("problems").GetArrayLength(), Is.GreaterThan(4), "else nothing would be broken");
            }
        }
    }
}
