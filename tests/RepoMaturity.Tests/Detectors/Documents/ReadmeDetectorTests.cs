using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Documents;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Documents;

internal sealed class ReadmeDetectorTests
{
    [TestCase("README.md", true)]
    [TestCase("a/readme.rst", true)]
    [TestCase("README", true)]
    [TestCase("README.de.md", true)]
    [TestCase("CONTRIBUTING.md", true)]
    [TestCase("model_card.md", true)]
    [TestCase("README.py", false)]
    [TestCase("docs/index.md", false)]
    public void Claims_texts_about_the_repository(string path, bool expected) => Assert.That(new ReadmeDetector().Claims(path), Is.EqualTo(expected));

    [TestCase("", "")]
    [TestCase("text", "")]
    [TestCase("# A B\n## C ##\n### D", "a b :1|c :2|d :3")]
    [TestCase("A\n===\n\nB c\n---\ntext", "a :1|b c :4")]
    [TestCase("#\n#A\n####### B\n#\tC", "c :4")]
    [TestCase("# A\r\n# B\r\n", "a :1|b :2")]
    [TestCase("```\n# A\n```\n# B", "b :4")]
    [TestCase("~~~~\n# A\n~~~\n# B\n~~~~\n# C", "c :6")]
    [TestCase("`` ` ``\n# A", "a :2")]
    [TestCase("```\n# A", "")]
    [TestCase("<!-- \n# A\n-->\n# B", "b :4")]
    [TestCase("    # A\n# B", "b :2")]
    [TestCase("- a\n---\n# B", "b :3")]
    [TestCase("| a |\n|---|\n\n---\n\n***", "")]
    [TestCase("<h1 align=\"center\">A <b>B</b></h1>", "a b :1")]
    [TestCase("<h2>\n  <img src=x> A\n</h2>\n# C", "a :1|c :4")]
    [TestCase("<h1>", "")]
    public void Reads_headings_of_markdown(string text, string expected) => Assert.That(Headings("README.md", text), Is.EqualTo(expected));

    [TestCase("# A\n## B\n```sh\nx\n```\n## C\n# D", "a=code :1|b=code :2|c :6|d :7")]
    [TestCase("# A\n\n    make x\n# B\n- x\n\n    more of x\n", "a=code :1|b :4")]
    [TestCase("# A\n1. x\n2. y\n# B\n1.5 times\n# C\n1) x", "a=code :1|b :4|c=code :6")]
    [TestCase("# A\n<pre>x</pre>", "a=code :1")]
    [TestCase("# A\n- Run `docker compose up -d`\n# B\nThen `$ make train`.\n# C\nThe `make` of `our model`, `python`, ``", "a=code :1|b=code :3|c :5")]
    public void Says_where_steps_stand(string text, string expected) => Assert.That(Headings("README.md", text), Is.EqualTo(expected));

    [TestCase("# 🚀 Getting *Started*!", "getting started")]
    [TestCase("## 1. Set-up & install", "1 set-up install")]
    [TestCase("# [Install](https://x/y) the `thing`", "install the thing")]
    [TestCase("# :rocket: Run ![x](y)", "run x")]
    [TestCase("# C++ and CI/CD", "c++ and ci/cd")]
    [TestCase("# <a name=\"x\"></a>Don't **panic**", "don't panic")]
    [TestCase("# Größe_x", "größe_x")]
    [TestCase("# 🚀", "")]
    [TestCase("# [", "")]
    public void Keeps_the_words_of_a_heading(string text, string expected) =>
        Assert.That(string.Join('|', Detected.In(new ReadmeDetector(), "README.md", text).Facts.Where(fact => fact.Kind == FactKind.Heading).Select(fact => fact.Name)), Is.EqualTo(expected));

    [TestCase("A\n=\n", "")]
    [TestCase("A b\n===\n\nC\n---\nD\n---\n\nE\n===", "a b :1|c :4|d :6|e :9")]
    [TestCase("=====\nTitle\n=====\n\nSub\n=====\n\n.. code-block:: sh\n\n  x", "title=code :2|sub=code :5")]
    [TestCase("A b\n===\n\nRun::\n\n  x\n\nB c\n===", "a b=code :1|b c :8")]
    [TestCase("A b\n===\n1. x", "a b=code :1")]
    [TestCase("=== ===\na   b\n=== ===", "")]
    public void Reads_headings_of_restructured_text(string text, string expected) => Assert.That(Headings("README.rst", text), Is.EqualTo(expected));

    [Test]
    public void Reads_the_keys_before_the_text()
    {
        Assert.That(Detected.Facts(new ReadmeDetector(), "README.md", "---\nsdk: gradio\ntags: [a]\n---\n# B", FactKind.Key, FactKind.Heading), Is.EqualTo("Key sdk gradio :2|Key tags a :3|Heading b :5"));
        Assert.That(Detected.Facts(new ReadmeDetector(), "README.md", "---\n# B", FactKind.Key, FactKind.Heading), Is.EqualTo("Heading b :2"));
    }

    [Test]
    public void Reads_the_beginning_of_a_text_that_is_too_long()
    {
        var facts = Detected.In(new ReadmeDetector(), "README.md", "# A\n" + new string('x', 600_000) + "\n# B");
        Assert.That(facts.Facts.Where(fact => fact.Kind == FactKind.Heading).Select(fact => fact.Name), Is.EqualTo(["a"]));
        Assert.That(facts.Problems, Has.Length.EqualTo(1));
    }

    private static string Headings(string path, string text) => string.Join('|', Detected.In(new ReadmeDetector(), path, text).Facts
        .Where(fact => fact.Kind == FactKind.Heading)
        .Select(fact => $"{fact.Name}{(fact.Value is null ? string.Empty : "=" + fact.Value)} :{fact.Position}"));
}
