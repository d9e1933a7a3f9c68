using System.Text;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Python;
using RepoMaturity.Detectors.Python.Syntax;

namespace RepoMaturity.Tests.Detectors.Python;

/// <summary>Text made to harm a reader: it ends, it throws nothing, and what stands after is still read.</summary>
internal sealed class PythonReaderTests
{
    private const int Many = 100_000;

    private static readonly ReadLimits Wide = ReadLimits.Default with { Tokens = 10_000_000, Nodes = 10_000_000 };

    private static IEnumerable<TestCaseData> Hostile()
    {
        yield return Case("open parentheses", Repeat("("));
        yield return Case("closed parentheses", Repeat("(") + Repeat(")"));
        yield return Case("nested calls", Repeat("f(") + Repeat(")"));
        yield return Case("nested lists", "x = " + Repeat("[") + Repeat("]"));
        yield return Case("mixed brackets", Repeat("([{"));
        yield return Case("closing brackets", Repeat(")]}"));
        yield return Case("attributes", "x" + Repeat(".y"));
        yield return Case("calls in a chain", "x" + Repeat(".y()"));
        yield return Case("subscripts in a chain", "x" + Repeat("[0]"));
        yield return Case("operators", "x" + Repeat(" + y()"));
        yield return Case("unary operators", "x = " + Repeat("-") + "1");
        yield return Case("not", "x = " + Repeat("not ") + "y");
        yield return Case("await", Repeat("await ") + "y");
        yield return Case("lambdas", "x = " + Repeat("lambda: ") + "y");
        yield return Case("lambdas in defaults", "x = " + Repeat("lambda y=") + "1");
        yield return Case("walruses", "x" + Repeat(" := x"));
        yield return Case("as", "with x" + Repeat(" as x") + ": pass");
        yield return Case("as with operators", "with x" + Repeat(" as x + y") + ": pass");
        yield return Case("assignments", Repeat("x = ") + "1");
        yield return Case("blocks on one line", Repeat("if x: ") + "pass");
        yield return Case("matches on one line", Repeat("match x;"));
        yield return Case("decorators", Repeat("@x\n") + "def f(): pass");
        yield return Case("formatted texts that never close", Repeat("f\"{"));
        yield return Case("formatted texts that never close, by line", Repeat("f'{\n"));
        yield return Case("formatted texts in one another", Repeat("f'{") + Repeat("}'"));
        yield return Case("brackets in a formatted text", "f'{" + Repeat("(") + Repeat(")") + "}'");
        yield return Case("formats in formats", "f'" + Repeat("{x:") + Repeat("}") + "'");
        yield return Case("backslashes", Repeat("\\"));
        yield return Case("continued lines", Repeat("\\\n"));
        yield return Case("a long name", Repeat("x"));
        yield return Case("a long number", Repeat("1"));
        yield return Case("adjacent texts", Repeat("'x' "));
        yield return Case("dots", "from " + Repeat(".") + " import x");
        yield return Case("a long dotted import", "import x" + Repeat(".y"));
        yield return Case("bases of bases", string.Concat(Enumerable.Range(1, 2_000).Select(i => $"class C{i}(C{i - 1}, C{i - 1}): pass\n")) + "C2000().f()");
        yield return Case("a growing chain", "import x\n" + string.Concat(Enumerable.Repeat("y = x.f()\nx = y.g()\n", 5_000)));
    }

    [TestCaseSource(nameof(Hostile))]
    public void Hostile_text_is_read_to_its_end(string text)
    {
        var facts = PythonFacts.Detect(new PythonDetector(), "a.py", text + "\n\nimport after\n", Wide);

        Assert.That(facts.Facts.Any(fact => fact is { Kind: FactKind.Import, Name: "after" }) || facts.IsUnread, Is.True);
    }

    [Test]
    public void Blocks_deeper_than_the_limit_are_still_read()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 1_000; i++)
        {
            text.Append(' ', i).Append("if x:\n");
        }

        text.Append(' ', 1_000).Append("f()\ng()\n");

        var facts = PythonFacts.Detect(new PythonDetector(), "a.py", text.ToString());

        Assert.That(PythonFacts.Lines(facts), Is.EqualTo(new[] { "Call f :1001", "Call g :1002" }));
    }

    [Test]
    public void Brackets_deeper_than_the_limit_are_skipped_and_said()
    {
        var text = string.Concat(Enumerable.Repeat("f(", 100)) + "g()" + new string(')', 100) + "\nh()";

        var facts = PythonFacts.Detect(new PythonDetector(), "a.py", text);

        Assert.That(PythonFacts.Lines(facts), Is.EqualTo(new[] { "Call f :1", "Call h :2" }));
        Assert.That(facts.Problems, Has.Length.EqualTo(1));
    }

    [Test]
    public void Large_data_on_one_line_is_read()
    {
        var text = "x = [" + string.Concat(Enumerable.Repeat("1234567, ", 400_000)) + "]\nf()";

        var facts = PythonFacts.Detect(new PythonDetector(), "a.py", text);

        Assert.That(PythonFacts.Lines(facts), Is.EqualTo(new[] { "Call f :2" }));
        Assert.That(facts.Problems, Is.Empty);
    }

    [TestCase(10, 64, 1_000, 1_000)]
    [TestCase(1_000, 64, 10, 1_000)]
    [TestCase(1_000, 64, 1_000, 5)]
    public void What_lies_within_a_limit_is_kept_and_the_rest_said(int bytes, int depth, int tokens, int nodes)
    {
        var document = PythonReader.Source.Read(SourceText.Of("import a\n\n" + string.Concat(Enumerable.Repeat("f(x)\n", 20))), new ReadLimits(bytes, depth, tokens, nodes));

        Assert.That(document.Statements, Has.Count.InRange(1, 10));
        Assert.That(document.Problems, Has.Count.EqualTo(1));
    }

    [Test]
    public void Every_beginning_and_end_of_a_text_is_read()
    {
        const string text = """
            import a.b as c  # x
            @d(e=f"{g!r:>{h}}", i=[j for k in l if (m := n)])
            class O(P, q=R[int]):
                async def s(self, t: u = 'v\'', *w) -> "x":
                    with y() as z, (aa as bb): return lambda cc=1, *dd: {**ee, 'ff': gg[1:2, ...]}
            match hh:
                case [ii, *_] if jj: kk = ll = -1.5e-3
            try: raise mm from nn
            except* (oo, pp) as qq: print >>rr, `ss`, tt <> uu
            if __name__ == '__main__': from .vv import (ww as xx, yy)
            zz = r'''a
            b''' b"c" f'''{
              d}'''
            """;

        Assert.Multiple(() =>
        {
            for (var i = 0; i <= text.Length; i++)
            {
                Assert.DoesNotThrow(() => PythonFacts.Detect(new PythonDetector(), "a.py", text[..i]));
                Assert.DoesNotThrow(() => PythonFacts.Detect(new PythonDetector(), "a.py", text[i..]));
            }
        });
    }

    private static TestCaseData Case(string name, string text) => new TestCaseData(text).SetArgDisplayNames(name);

    private static string Repeat(string text) => new StringBuilder(text.Length * Many).Insert(0, text, Many).ToString();
}
