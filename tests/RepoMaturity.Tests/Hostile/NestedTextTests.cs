using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Hostile;

/// <summary>Texts made to overflow the stack, to multiply, or to make a reader go back and forth, all in one tree, on small stacks.</summary>
internal sealed class NestedTextTests
{
    private const int Many = 100_000;

    private static readonly string Workflow = "on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n";

    /// <summary>Path, the text, and what the report says of it; empty where all of it is read, or nothing of it is meant.</summary>
    private static readonly (string Path, Func<string> Text, string Problem)[] Files =
    [
        (".github/workflows/flow.yml", () => "on: push\njobs: " + Times("["), "Deeper than"),
        (".github/workflows/flow-mapping.yml", () => "on: push\njobs: " + Times("{a: "), "Deeper than"),
        (".github/workflows/block.yml", () => "on: push\njobs:\n" + Lines(1_400, i => new string(' ', i + 1) + "a:"), "Deeper than"),
        (".github/workflows/aliases.yml", () => "a0: &a0 [x]\n" + Lines(40, i => $"a{i + 1}: &a{i + 1} [{string.Join(',', Enumerable.Repeat($"*a{i}", 9))}]") + "on: push\n", "More nodes than"),
        (".github/workflows/merges.yml", () => "a0: &a0 {k0: 1}\n" + Lines(30_000, i => $"a{i + 1}: &a{i + 1} {{<<: [*a{i}, *a{i}], k{i + 1}: 1}}"), "More nodes than"),
        (".github/workflows/keys.yml", () => "on: push\n" + Times("jobs: {a: {runs-on: x, steps: [{run: make}]}}\n", 5_000), string.Empty),
        (".github/workflows/documents.yml", () => Times("---\non: push\n", 210_000), "More nodes than"),
        (".github/workflows/substitutions.yml", () => Workflow + "      - run: |\n          " + Times("$(") + "\n", string.Empty),
        (".github/workflows/shells.yml", () => Workflow + "      - run: |\n          " + Times("bash -c \"", 3_000) + "\n", string.Empty),
        (".github/workflows/steps.yml", () => Workflow + Times("      - run: python train.py && make x\n", 20_000), string.Empty),
        (".gitlab-ci.yml", () => "include: .gitlab-ci.yml\na: {extends: b}\nb: {extends: a}\nc:\n  extends: c\n  script: [python train.py]\n", string.Empty),
        ("stages/.gitlab-ci.yml", () => "stages:\n" + Lines(3_000, i => $"  - s{i}") + Lines(3_000, i => $"j{i}: {{stage: s{i}, script: x, rules: [{{if: $A{i}}}, {{if: $B, when: manual}}]}}"), string.Empty),
        ("needs/.gitlab-ci.yml", () => Lines(3_000, i => $"j{i}: {{script: x, needs: [{string.Join(", ", Enumerable.Range(1, 12).Select(k => $"j{(i + k) % 3_000}"))}]}}"), string.Empty),
        ("rules/.gitlab-ci.yml", () => ".r:\n  rules:\n" + Lines(5_000, i => $"  - if: $A{i}") + Lines(3_000, i => $"j{i}: {{extends: .r, script: x}}"), string.Empty),
        (".circleci/config.yml", () => "version: 2.1\ncommands: {a: {steps: [a, a]}}\njobs:\n  b: {docker: [{image: x}], steps: [a]}\nworkflows: {x: {jobs: [b]}}\n", string.Empty),
        ("azure-pipelines.yml", () => "extends: {template: azure-pipelines.yml}\n", string.Empty),
        ("package.json", () => Times("{\"a\":"), "Deeper than"),
        ("pyproject.toml", () => "a = " + Times("["), "Deeper than"),
        ("dotted/pyproject.toml", () => Times("a.") + "b = 1\n", "Deeper than"),
        ("inline/pyproject.toml", () => "a = " + Times("{a="), "Deeper than"),
        ("brackets.py", () => "x = " + Times("("), "nested deeper than"),
        ("blocks.py", () => Lines(2_000, i => new string(' ', i) + "if x:"), string.Empty),
        ("signs.py", () => "x = " + Times("-") + "1\n" + "y = " + Times("not ") + "1\n" + "z = " + Times("lambda: ") + "1\n" + Times("await ") + "x\n", string.Empty),
        ("choices.py", () => "x = " + Times("1 if a else ") + "2\n" + "y = " + Times("a ** ") + "b\n" + "z = " + Times("\"a\" + ") + "\"b\"\n", string.Empty),
        ("names.py", () => "x = " + Times("a.") + "b\ny = a" + Times("()") + "\nz = a" + Times("[0]") + "\nimport " + Times("a.") + "b\nfrom " + Times(".") + " import x\n", string.Empty),
        ("templates.py", () => "x = " + Times("f\"{"), string.Empty),
        ("constants.py", () => Lines(50_000, i => $"x{i} = x{i + 1}"), string.Empty),
        ("functions.py", () => Lines(20_000, i => $"def f{i}(): return f{i + 1}()") + "f0()\n", string.Empty),
        ("joins.py", () => "import os, subprocess\nn0 = os.path.join(H, 'x/train.py')\n" + Lines(4, i => $"n{i + 1} = os.path.join({Times($"n{i}, ", 200)})") + "subprocess.run(['python', n4])\n", "more often than"),
        ("Brackets.cs", () => "class A { void M() { x = " + Times("(\n", 20_000) + Times(")\n", 20_000) + "; } }", "Deeper or longer"),
        ("Spaces.cs", () => Times("namespace A {\n", 20_000), "Deeper or longer"),
        ("brackets.ts", () => Times("f(\n"), "Deeper or longer"),
        ("Brackets.java", () => Times("class A {\n", 20_000), "Deeper or longer"),
        ("brackets.R", () => Times("f(\n"), "Deeper or longer"),
        ("lists.tf", () => "a = " + Times("["), "Deeper than"),
        ("blocks.tf", () => Times("a {\n"), "Deeper than"),
        ("texts.tf", () => "a = \"" + Times("${") + "\"\n" + "b = " + Times("-") + "1\n", "."),
        ("Jenkinsfile", () => Times("pipeline {\n", 20_000), "Nested deeper"),
        ("names/Jenkinsfile", () => "pipeline { sh(" + Times("a.", 200_000) + "b) }\n", string.Empty),
        ("large.jenkinsfile", () => Times("pipeline {\n"), "Longer than a pipeline"),
        ("steps/Jenkinsfile", () => "pipeline { stages { stage('x') { steps {\n" + Times("script {\n", 20_000), "Nested deeper"),
        ("cell.ipynb", () => Notebook("x = " + Times("(")), "nested deeper than"),
        ("cells.ipynb", () => "{\"cells\":" + Times("["), "Invalid JSON"),
        ("Dockerfile", () => "FROM x\nRUN " + Times("(") + "\nRUN " + Times("bash -c \"", 3_000) + "\n", string.Empty),
        ("slashes/Dockerfile", () => "FROM x\nRUN p" + Times("/a", 1_000_000) + "\nCMD [\"p" + Times("/a", 500_000) + "\"]\n", string.Empty),
        ("lines/Dockerfile", () => "FROM x\nRUN " + Times("\\\n") + "x\n", string.Empty),
        ("Makefile", () => "x: x\n\t$(MAKE) x\nA=" + Times("$(") + "\n" + Lines(60, i => $"A{i}=$(A{i + 1})$(A{i + 1})") + "A60=x\nall:\n\t$(A0)\n", string.Empty),
        ("targets/Makefile", () => Lines(50_000, i => $"t{i}: t{i + 1}"), string.Empty),
        ("substitutions.sh", () => Times("$("), "nested deeper than"),
        ("words.sh", () => "A=x\n" + Times("A=$A$A\n", 60) + "$A\n" + Times("sudo ") + "python train.py\necho " + Times("{a,b}", 60) + "\n", string.Empty),
        ("blocks.sh", () => Times("if true; then ") + Times("`"), string.Empty),
        ("dvc.yaml", () => "vars:\n" + Lines(60, i => $"  - a{i}: ${{a{i + 1}}}${{a{i + 1}}}") + "stages:\n" + Lines(20_000, i => $"  s{i}: {{cmd: python train.py, deps: [o{i}], outs: [o{i + 1}]}}"), string.Empty),
        ("matrix/dvc.yaml", () => "stages:\n  a:\n    matrix:\n" + Lines(20, i => $"      k{i}: [1, 2, 3, 4, 5, 6, 7, 8, 9]") + "    cmd: python x.py ${item.k0}\n", string.Empty),
        ("README.md", () => "# " + Times("[") + "\n" + Times("> ") + "\n" + Times("- ") + "\n" + Times("```\n"), string.Empty),
        ("requirements.txt", () => "-r requirements.txt\nmlflow==" + Times("1.") + "\n", string.Empty),
        ("line.json", () => $"\"{new string('a', 3_900_000)}\"", string.Empty),
        ("line.py", () => $"import mlflow\nx = \"{new string('a', 3_900_000)}\"\n", string.Empty),
        ("line.sh", () => Times("a ", 1_900_000), "More words"),
        ("large.py", () => new string('#', 5_000_000), "Larger than 4 MiB"),
    ];

    [Test]
    public void Every_text_is_read_in_part_and_named()
    {
        using var folder = new TemporaryFolder();
        foreach (var (path, text, _) in Files)
        {
            folder.Write(path, text());
        }

        // All of them in one scan: far below what a scan may take, also where other tests run beside it.
        var report = RealProgram.ReportOf(RealProgram.Run(["scan", folder.FullPath, "--format", "json"], seconds: 500, mebibytes: 1_500));
        Assert.That(
            Files.Where(file => file.Problem.Length > 0 && !report.Problems.Any(problem => problem.StartsWith(file.Path + ": ", StringComparison.Ordinal) && problem.Contains(file.Problem, StringComparison.Ordinal))).Select(file => file.Path),
            Is.Empty,
            string.Join('\n', report.Problems));
        Assert.That(report.Problems.Where(problem => problem.Contains("The detector failed", StringComparison.Ordinal)), Is.Empty);
        Assert.That(report.Technologies, Does.Contain("mlflow"));
    }

    [Test]
    public void Any_encoding_and_line_end_is_read_and_what_is_no_text_is_named()
    {
        using var folder = new TemporaryFolder();
        const string Text = "import {0}\n{0}.init()\n";
        Save("mark.py", [0xEF, 0xBB, 0xBF, .. Bytes("mlflow", "\r\n")]);
        Save("wide.py", System.Text.Encoding.Unicode.GetPreamble().Concat(System.Text.Encoding.Unicode.GetBytes("import wandb\nwandb.init()\n")));
        Save("big.py", System.Text.Encoding.BigEndianUnicode.GetPreamble().Concat(System.Text.Encoding.BigEndianUnicode.GetBytes("import comet_ml\ncomet_ml.Experiment()\n")));
        Save("return.py", Bytes("neptune", "\r"));
        Save("invalid.py", [0xFF, 0xC0, 0xAF, (byte)'\n', .. Bytes("ray", "\n"), 0xED, 0xA0, 0x80]);
        Save("nul.py", [.. Bytes("dagster", "\n"), 0, 0]);
        Save("late.py", [.. Bytes("prefect", "\n"), .. Enumerable.Repeat((byte)'#', 9_000), 0, (byte)'\n']);
        var report = RealProgram.Scan(folder.FullPath);
        Assert.That(report.Problems, Is.EqualTo(new[] { "nul.py: Is no text: it was not read." }));
        Assert.That(report.Technologies, Is.SupersetOf(new[] { "mlflow", "weights-and-biases", "comet", "neptune", "ray", "prefect" }));

        byte[] Bytes(string name, string lineEnd) => System.Text.Encoding.UTF8.GetBytes(Text.Replace("{0}", name, StringComparison.Ordinal).Replace("\n", lineEnd, StringComparison.Ordinal));

        void Save(string path, IEnumerable<byte> bytes) => File.WriteAllBytes(folder[path], [.. bytes]);
    }

    private static string Times(string text, int times = Many) => string.Concat(Enumerable.Repeat(text, times));

    private static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(i => line(i) + "\n"));

    private static string Notebook(string source) =>
        System.Text.Json.JsonSerializer.Serialize(new { cells = new[] { new { cell_type = "code", outputs = Array.Empty<string>(), source } }, nbformat = 4 });
}
