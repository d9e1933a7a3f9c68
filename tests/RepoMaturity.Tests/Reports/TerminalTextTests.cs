using RepoMaturity.Core.Reports;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Reports;

internal sealed class TerminalTextTests
{
    [TestCase("", "")]
    [TestCase("src/train.py:12 ~ [x]", "src/train.py:12 ~ [x]")]
    [TestCase("Zürich 模型 \U0001F916", "Zürich 模型 \U0001F916")]
    [TestCase("a\u001b[31mb", @"a\x1B[31mb")]
    [TestCase("a\r\nb\tc", @"a\x0D\x0Ab\x09c")]
    [TestCase("\u0000\u007f\u0085\u009b", @"\x00\x7F\x85\x9B")]
    [TestCase("\u202etxt.exe\u2066", @"\u202Etxt.exe\u2066")]
    [TestCase("a\u200bb\ufeff\u00ad", @"a\u200Bb\uFEFF\xAD")]
    [TestCase("a\u2028b\u2029", @"a\u2028b\u2029")]
    [TestCase("\U000E0041", @"\U000E0041")]
    [TestCase("::error::x", @"\x3A:error::x")]
    [TestCase("std::vector a ::b", @"std::vector a \x3A:b")]
    [TestCase("a ##[error]b", @"a #\x23[error]b")]
    [TestCase("###vso[x]", @"##\x23vso[x]")]
    [TestCase("## x #", "## x #")]
    [TestCase("run ghp_0123456789abcdefABCDEF", "run ***")]
    public void What_a_terminal_would_obey_is_made_visible(string text, string safe) => Assert.That(TerminalText.Safe(text), Is.EqualTo(safe));

    [Test]
    public void Half_a_surrogate_pair_is_made_visible() => Assert.That(TerminalText.Safe("a" + (char)0xD800 + "b"), Is.EqualTo(@"a\uD800b"));

    [TestCaseSource(typeof(HostileTexts), nameof(HostileTexts.All))]
    public void Nothing_is_obeyed(string text) => Assert.That(ShownText.Obeyed("before " + TerminalText.Safe(text) + "\n  " + TerminalText.Safe(text)), Is.Empty);
}
