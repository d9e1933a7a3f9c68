using System.Text.Json;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Notebooks;
using RepoMaturity.Tests.Detectors.Python;

namespace RepoMaturity.Tests.Detectors.Notebooks;

internal sealed class NotebookDetectorTests
{
    [TestCase("work/Train.ipynb", true)]
    [TestCase("train.py", false)]
    [TestCase("ipynb", false)]
    public void Claims_notebooks(string path, bool expected) => Assert.That(new NotebookDetector().Claims(path), Is.EqualTo(expected));

    // Cells are parted by a line of dashes; one that begins with "md:" is markdown.
    [TestCase("import a", "Import a :cell 1:1")]
    [TestCase("md:# Title\n---\n\nimport a as b\n---\nb.f()", "Heading title=code :cell 1:1|Import a :cell 2:2|Call a.f :cell 3:1")]
    [TestCase("def f(): return g()\n---\nf().h()", "Definition f=function :cell 1:1|Call g :cell 1:1 @def:f|Call f :cell 2:1|Call ?.h :cell 2:1")]
    [TestCase("x = '''never closed\n---\nimport a", "Import a :cell 2:1")]
    [TestCase("f((\n---\nimport a", "Call f :cell 1:1|Import a :cell 2:1")]
    [TestCase("%matplotlib inline\nimport a\n%load_ext b\n%timeit a.f()", "Import a :cell 1:2")]
    [TestCase("x = 5 \\\n  % 3\ny = (6\n  % 4)\nf()", "Call f :cell 1:5")]
    [TestCase("x = '''\n!ls\n%pip install y\n'''\nf()", "Call f :cell 1:5")]
    [TestCase("f?\n?g\nh()", "Call h :cell 1:3")]
    [TestCase("", "")]
    public void Code(string cells, string expected) =>
        Check(Notebook(cells), expected, FactKind.Import, FactKind.Call, FactKind.Definition, FactKind.Heading);

    [TestCase("!make train", "Command make train :cell 1:1")]
    [TestCase("import a\nif a.b:\n    !make train\na.f()", "Import a :cell 1:1|Command make train :cell 1:3|Call a.f :cell 1:4")]
    [TestCase("files = !make list\nf(files)", "Command make list :cell 1:1|Call f :cell 1:2")]
    [TestCase("!!make x", "Command make x :cell 1:1")]
    [TestCase("!make a \\\n  b\nf()", "Command make a b :cell 1:1|Call f :cell 1:3")]
    [TestCase("!{sys.executable} {script} --n {n + 1}", "Command python $value --n $value :cell 1:1")]
    [TestCase("%%bash\nmake a\n\nmake b \\\n  c\nmake d", "Command make a :cell 1:2|Command make b c :cell 1:4|Command make d :cell 1:6")]
    [TestCase("%%script bash\nmake a", "Command make a :cell 1:2")]
    [TestCase("%%time\n%%capture out\n\nimport a", "Import a :cell 1:4")]
    [TestCase("%%writefile train.py\nimport a", "")]
    [TestCase("%%sql\nselect 1", "")]
    [TestCase("%%javascript\nf()", "")]
    [TestCase("!", "")]
    [TestCase("%\n%%", "")]
    public void Magics(string cells, string expected) => Check(Notebook(cells), expected, FactKind.Import, FactKind.Call, FactKind.Command);

    [TestCase("md:# A **b** #\ntext\n## C", "Heading a **b** :cell 1:1|Heading c :cell 1:3")]
    [TestCase("md:# A\n```\n# no heading\n```\n## B\n1. step", "Heading a=code :cell 1:1|Heading b=code :cell 1:5")]
    [TestCase("md:#no\n####### no\n#\n # yes", "Heading yes :cell 1:4")]
    [TestCase("md:# A\n---\nmd:# B\n---\nx", "Heading a :cell 1:1|Heading b=code :cell 2:1")]
    public void Headings(string cells, string expected) => Check(Notebook(cells), expected);

    [TestCase("R")]
    [TestCase("julia")]
    [TestCase("scala")]
    public void Of_other_languages_only_the_headings_are_read(string language) =>
        Check(Notebook("md:# A\n---\nimport a\n!make b", language), "Heading a=code :cell 1:1");

    [TestCase("{\"nbformat\":3,\"worksheets\":[{\"cells\":[{\"cell_type\":\"heading\",\"level\":2,\"source\":[\"T\"]},{\"cell_type\":\"code\",\"input\":[\"import a\\n\",\"a.f()\"],\"language\":\"python\"}]}]}", "Heading t=code :cell 1:1|Import a :cell 2:1|Call a.f :cell 2:2", TestName = "Format 3")]
    [TestCase("{\"cells\":[{\"cell_type\":\"code\",\"outputs\":[{\"data\":{\"x\":[[1,{}],null,\"import b\"]}}],\"source\":\"import a\"}]}", "Import a :cell 1:1", TestName = "Outputs are skipped")]
    [TestCase("{\"cells\":[{\"source\":[\"import a\"],\"cell_type\":\"code\"}],\"metadata\":{\"language_info\":{\"name\":\"python\"}}}", "Import a :cell 1:1", TestName = "Keys in any order")]
    [TestCase("{\"cells\":[{\"cell_type\":\"code\",\"source\":[1,[\"x\"],{\"y\":2},\"import a\"]},3,[4],{}]}", "Import a :cell 1:1", TestName = "Values of other kinds")]
    [TestCase("{\"cells\":{\"cell_type\":\"code\"},\"metadata\":[]}", "", TestName = "Cells that are no list")]
    [TestCase("", "", TestName = "An empty file")]
    [TestCase("{}", "", TestName = "An empty notebook")]
    public void Shapes(string json, string expected) => Check(json, expected);

    [TestCase("{\"cells\":[{\"cell_type\":\"code\",\"source\":\"import a\"},{\"cell_type\":\"code\",\"source\":\"imp", "Import a :cell 1:1", TestName = "A file that breaks off")]
    [TestCase("{\"cells\":[{\"cell_type\":\"code\",\"source\":\"import a\"},{\"cell_type\":\"code\",\"outputs\":[NaN]}]}", "Import a :cell 1:1", TestName = "A value that is no JSON")]
    [TestCase("[1, 2]", "", TestName = "A list")]
    [TestCase("import a", "", TestName = "No JSON")]
    [TestCase("<<<<<<< HEAD\n{}", "", TestName = "A conflict")]
    public void What_cannot_be_read_is_said(string json, string expected)
    {
        var facts = PythonFacts.Detect(new NotebookDetector(), "a.ipynb", json);

        Assert.That(PythonFacts.Lines(facts), Is.EqualTo(Split(expected)));
        Assert.That(facts.Problems, Has.Length.EqualTo(1));
    }

    [TestCase("[", 100_000)]
    [TestCase("{\"a\":", 100_000)]
    [TestCase("{\"cells\":[", 100_000)]
    public void Deep_nesting_ends_in_a_problem(string text, int times)
    {
        var json = "{\"x\":" + string.Concat(Enumerable.Repeat(text, times));

        Assert.That(PythonFacts.Detect(new NotebookDetector(), "a.ipynb", json).Problems, Has.Length.EqualTo(1));
    }

    [Test]
    public void Tokens_are_counted_over_all_cells()
    {
        var cells = string.Join("\n---\n", Enumerable.Repeat("f(x)", 50));

        var facts = PythonFacts.Detect(new NotebookDetector(), "a.ipynb", Notebook(cells), ReadLimits.Default with { Tokens = 40 });

        Assert.That(facts.Facts, Has.Length.EqualTo(1));
        Assert.That(facts.Problems, Has.Length.EqualTo(1));
    }

    [Test]
    public void A_notebook_is_no_unit() =>
        Assert.That(PythonFacts.Detect(new NotebookDetector(), "a.ipynb", Notebook("if __name__ == '__main__':\n    f()")).Units, Is.Empty);

    [Test]
    public void A_problem_names_its_cell() =>
        Assert.That(
            PythonFacts.Detect(new NotebookDetector(), "a.ipynb", Notebook("f()\n---\n\nx = '''")).Problems.Single().Message,
            Is.EqualTo("Cell 2, line 2: A text that begins here is never closed."));

    private static void Check(string json, string expected, params FactKind[] kinds)
    {
        var facts = PythonFacts.Detect(new NotebookDetector(), "a.ipynb", json);

        Assert.That(PythonFacts.Lines(facts, kinds), Is.EqualTo(Split(expected)));
    }

    private static string Notebook(string cells, string language = "python") => JsonSerializer.Serialize(new
    {
        cells = cells.Split("\n---\n").Select(cell => new
        {
            cell_type = cell.StartsWith("md:", StringComparison.Ordinal) ? "markdown" : "code",
            source = cell.StartsWith("md:", StringComparison.Ordinal) ? cell[3..] : cell,
        }),
        metadata = new { kernelspec = new { name = "k", language } },
        nbformat = 4,
    });

    private static string[] Split(string lines) => lines.Split('|', StringSplitOptions.RemoveEmptyEntries);
}
