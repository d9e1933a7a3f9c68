using RepoMaturity.Core.Documents;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Tests.Detectors.Shell;

/// <summary>What the reader of shell text takes for simple commands. In the expectations <c>|</c> stands between words, a folder behind <c> @ </c>.</summary>
public sealed class ShellReaderTests
{
    [TestCase("", "")]
    [TestCase("# nothing", "")]
    [TestCase("\n\n  \n", "")]
    [TestCase("make train", "1 make|train")]
    [TestCase("make train # now", "1 make|train")]
    [TestCase("echo a#b", "1 echo|a#b")]
    [TestCase("a; b && c || d | e & f", "1 a\n1 b\n1 c\n1 d\n1 e\n1 f")]
    [TestCase("a\nb\n\nc", "1 a\n2 b\n4 c")]
    [TestCase("python a.py \\\n  --x 1 \\\n  --y 2\nb", "1 python|a.py|--x|1|--y|2\n4 b")]
    [TestCase("a\r\nb", "1 a\n2 b")]
    [TestCase("! a", "1 a")]
    [TestCase("{ a; b; }", "1 a\n1 b")]
    public void Commands_are_split_at_separators(string text, string expected) => Assert.That(Read(text), Is.EqualTo(expected));

    [TestCase("a 'b c' \"d e\" f\\ g", "1 a|b c|d e|f g")]
    [TestCase("a \"x 'y' z\" 'x \"y\"'", "1 a|x 'y' z|x \"y\"")]
    [TestCase("a \"x \\\"y\\\" z\"", "1 a|x \"y\" z")]
    [TestCase("a ''", "1 a|")]
    [TestCase("a pre'fix'\"ed\"", "1 a|prefixed")]
    [TestCase("a $'x'", "1 a|x")]
    [TestCase("a 'two\nlines'\nb", "1 a|two\nlines\n3 b")]
    [TestCase("it's fine", "1 it's|fine")]
    [TestCase("a \"open", "1 a|open")]
    public void Quotes_are_resolved(string text, string expected) => Assert.That(Read(text), Is.EqualTo(expected));

    [TestCase("X=src\npython $X/a.py", "2 python|src/a.py")]
    [TestCase("X=src; python ${X}/a.py", "1 python|src/a.py")]
    [TestCase("export X=src\npython \"$X\"/a.py", "2 python|src/a.py")]
    [TestCase("X=$1\npython $X", "2 python|$X")]
    [TestCase("python ${X:-a.py}", "1 python|a.py")]
    [TestCase("X=b.py\npython ${X:-a.py}", "2 python|b.py")]
    [TestCase("python ${X}.py", "1 python|${X}.py")]
    [TestCase("RUN='poetry run'\n$RUN pytest", "2 poetry|run|pytest")]
    [TestCase("ARGS='a b'\nc \"$ARGS\"", "2 c|a b")]
    [TestCase("X=a\nX=$(date)\nc $X", "2 date\n3 c|$X")]
    [TestCase("X=a b $X", "1 b|$X")]
    [TestCase("A=1 B=2 make train", "1 make|train")]
    [TestCase("FILES=(a.py b.py)\nmake train", "2 make|train")]
    [TestCase("make x=${{ matrix.a && 'b' }} y", "1 make|x=${{ matrix.a && 'b' }}|y")]
    [TestCase("python {{ params.script }} x", "1 python|{{ params.script }}|x")]
    [TestCase("a $((1 + 2)) b", "1 a|$((1 + 2))|b")]
    [TestCase("a $ b", "1 a|$|b")]
    [TestCase("a ${ b", "1 a|${|b")]
    public void Variables_that_the_text_sets_are_put_in(string text, string expected) => Assert.That(Read(text), Is.EqualTo(expected));

    [TestCase("x=$(python a.py)", "1 python|a.py")]
    [TestCase("echo \"$(a \"$(b)\")\"", "1 b\n1 a|$(b)\n1 echo|$(a \"$(b)\")")]
    [TestCase("echo `a b`", "1 a|b\n1 echo|`a b`")]
    [TestCase("diff <(a) <(b)", "1 a\n1 b\n1 diff|<(a)|<(b)")]
    [TestCase("(cd x && a)\nb", "1 a @ x\n2 b")]
    public void Commands_inside_others_count(string text, string expected) => Assert.That(Read(text), Is.EqualTo(expected));

    [TestCase("if a; then\n b\nelif c; then d; else e; fi", "1 a\n2 b\n3 c\n3 d\n3 e")]
    [TestCase("for f in a b; do\n c $f\ndone", "2 c|$f")]
    [TestCase("while a; do b; done", "1 a\n1 b")]
    [TestCase("case $1 in\n train) a ;;\n x|y) b\n c ;;\n *) d ;;\nesac\ne", "2 a\n3 b\n4 c\n5 d\n7 e")]
    [TestCase("case \"$1\" in (train) a;; esac; b", "1 a\n1 b")]
    [TestCase("train() {\n a\n}\ntrain", "2 a\n4 train")]
    [TestCase("function train {\n a\n}\nb", "2 a\n4 b")]
    [TestCase("[[ -f x && -d y ]] && a", "1 a")]
    [TestCase("((i++)); a", "1 a")]
    public void Branches_loops_and_functions_count(string text, string expected) => Assert.That(Read(text), Is.EqualTo(expected));

    [TestCase("a > b 2>&1", "1 a")]
    [TestCase("a >> b < c", "1 a")]
    [TestCase("a 2>/dev/null b", "1 a|b")]
    [TestCase("a &> b; c", "1 a\n1 c")]
    [TestCase("a 2", "1 a|2")]
    [TestCase("cat <<EOF\nmake train\nEOF\nb", "1 cat\n4 b")]
    [TestCase("cat <<'EOF' > x\n$(rm)\nEOF\nb", "1 cat\n4 b")]
    [TestCase("cat <<-EOF\n\tx\n\tEOF\nb", "1 cat\n4 b")]
    [TestCase("bash <<EOF\nmake train\nEOF\nb", "1 bash\n2 make|train\n4 b")]
    [TestCase("ssh host bash -s <<'EOF'\n make train\nEOF", "1 ssh|host|bash|-s\n2 make|train")]
    [TestCase("a <<< word b", "1 a|b")]
    [TestCase("cat <<EOF\nnever closed", "1 cat")]
    public void Redirections_and_documents_are_no_words(string text, string expected) => Assert.That(Read(text), Is.EqualTo(expected));

    [TestCase("cd src\na", "2 a @ src")]
    [TestCase("cd src && cd ../lib && a", "1 a @ src/../lib")]
    [TestCase("cd \"$UNKNOWN\"\na", "2 a @ ?")]
    [TestCase("D=src; cd $D; a", "1 a @ src")]
    [TestCase("pushd src; a; popd; b", "1 a @ src\n1 b")]
    [TestCase("cd src; a; cd -; b", "1 a @ src\n1 b")]
    [TestCase("cd /opt/app; a", "1 a @ ?")]
    [TestCase("cd \"$(dirname \"$0\")\"\na", "1 dirname|$0\n2 a @ <script>")]
    [TestCase("cd \"$(git rev-parse --show-toplevel)\"/x\na", "1 git|rev-parse|--show-toplevel\n2 a @ <root>/x")]
    [TestCase("cd $GITHUB_WORKSPACE/x; a", "1 a @ <root>/x")]
    public void Changes_of_the_folder_are_followed(string text, string expected) => Assert.That(Read(text), Is.EqualTo(expected));

    [TestCase("HERE=\"$(cd \"$(dirname \"${BASH_SOURCE[0]}\")/..\" && pwd)\"\na \"$HERE/b.py\"", "<script>/../b.py")]
    [TestCase("DIR=$(dirname $0)\na $DIR/b.py", "<script>/b.py")]
    [TestCase("a ${0%/*}/b.py", "<script>/b.py")]
    [TestCase("a $(pwd)/b.py", "./b.py")]
    public void Own_place_is_known(string text, string expected) =>
        Assert.That(Shown(ShellReader.Read(text, ReadLimits.Default).Commands[^1].Words[1]), Is.EqualTo(expected));

    [Test]
    public void Nesting_beyond_the_limit_is_a_problem_and_no_overflow()
    {
        var deep = string.Concat(Enumerable.Repeat("$(a ", 100_000)) + string.Concat(Enumerable.Repeat(")", 100_000));
        var document = ShellReader.Instance.Read(SourceText.Of("first\n" + deep), ReadLimits.Default);
        Assert.Multiple(() =>
        {
            Assert.That(document.Commands[0].Words, Is.EqualTo(new[] { "first" }));
            Assert.That(document.Problems, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public void Words_beyond_the_limit_are_a_problem()
    {
        var document = ShellReader.Read(string.Concat(Enumerable.Repeat("a b\n", 100)), ReadLimits.Default with { Tokens = 20 });
        Assert.Multiple(() =>
        {
            Assert.That(document.Commands, Has.Count.EqualTo(10));
            Assert.That(document.Problems, Has.Count.EqualTo(1));
        });
    }

    [TestCase("$(")]
    [TestCase("${")]
    [TestCase("`")]
    [TestCase("'")]
    [TestCase("\"")]
    [TestCase("\\")]
    [TestCase("((")]
    [TestCase("<(")]
    [TestCase("<<")]
    [TestCase("case")]
    [TestCase("case x in")]
    [TestCase("for")]
    [TestCase("a=(")]
    [TestCase("{{")]
    [TestCase("$((")]
    [TestCase(")")]
    [TestCase("f(")]
    [TestCase("\0")]
    public void Broken_text_is_read_to_its_end(string piece)
    {
        foreach (var text in new[] { piece, piece + "\nmake train", string.Concat(Enumerable.Repeat(piece, 20_000)), string.Concat(Enumerable.Repeat(piece + " ", 20_000)) })
        {
            Assert.That(() => ShellReader.Read(text, ReadLimits.Default), Throws.Nothing);
        }
    }

    private static string Read(string text) => string.Join('\n', ShellReader.Instance.Read(SourceText.Of(text), ReadLimits.Default).Commands.Select(command =>
        $"{command.Line} {string.Join('|', command.Words)}{command.Folder switch { null => " @ ?", "" => "", var folder => " @ " + Shown(folder) }}"));

    private static string Shown(string text) => text.Replace(ShellPlaces.Root.ToString(), "<root>", StringComparison.Ordinal)
        .Replace(ShellPlaces.ScriptFolder.ToString(), "<script>", StringComparison.Ordinal);
}
