using System.Text.RegularExpressions;
using RepoMaturity.Core.Reports;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Reports;

internal sealed class SarifTextTests
{
    private static IEnumerable<string> Paths => ["src/a b.py", "a#b/c?d", "100%/x", "a:b/c", "ä/模/\U0001F916.md", @"back\slash", "..a/.b", "a//b", .. HostileTexts.All.Where(text => text != "\ud800")];

    [TestCaseSource(typeof(HostileTexts), nameof(HostileTexts.All))]
    public void A_message_has_no_link_and_reads_as_a_terminal_shows_it(string text)
    {
        var message = SarifText.Message(text);
        var read = Regex.Replace(message, @"\\([\\\[\]])", match => match.Groups[1].Value);
        Assert.That(Regex.Replace(message, @"\\[\\\[\]]", string.Empty), Does.Not.Match(@"[\\\[\]]"), "each bracket is escaped, and each backslash");
        Assert.That(read, Is.EqualTo(TerminalText.Safe(text)));
        Assert.That(ShownText.Obeyed(message), Is.Empty);
    }

    [TestCaseSource(nameof(Paths))]
    public void An_address_is_relative_and_names_the_path(string path)
    {
        var address = SarifText.Address(path);
        Assert.That(address, Does.Match("^[A-Za-z0-9._~/%-]*$"));
        Assert.That(address.Split('/').Select(Uri.UnescapeDataString), Is.EqualTo(path.Split('/')));
        Assert.That(Uri.IsWellFormedUriString(address, UriKind.Relative), Is.True);
    }

    [Test]
    public void Half_a_pair_does_no_harm() => Assert.That(SarifText.Address("a\ud800"), Does.StartWith("a%"));

    [TestCase("abcdef", 6, "abcdef")]
    [TestCase("abcdefg", 6, "abc...")]
    [TestCase("ab\U0001F916cdef", 6, "ab...")]
    public void A_long_text_is_cut_between_characters(string text, int most, string cut) => Assert.That(SarifText.Cut(text, most), Is.EqualTo(cut));

    [TestCase("model-registry", "ModelRegistry")]
    [TestCase("model-evaluation/gate", "ModelEvaluationGate")]
    public void An_id_becomes_a_name(string id, string name) => Assert.That(SarifText.Name(id), Is.EqualTo(name));

    [TestCaseSource(typeof(HostileTexts), nameof(HostileTexts.Keys))]
    public void A_key_is_hidden(string key) => Assert.That(SarifText.Message("x " + key), Is.EqualTo("x ***"));
}
