using RepoMaturity.Core.Reports;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Reports;

internal sealed class CsvTextTests
{
    [TestCase("plain", "\"plain\"")]
    [TestCase("a \"b\", c", "\"a \"\"b\"\", c\"")]
    [TestCase("=1+1", "\"'=1+1\"")]
    [TestCase("  @x", "\"'  @x\"")]
    [TestCase("\uFF1D1", "\"'\uFF1D1\"")]
    public void A_field_is_written(string text, string field) => Assert.That(CsvText.Field(text), Is.EqualTo(field));

    [TestCaseSource(typeof(HostileTexts), nameof(HostileTexts.All))]
    public void A_field_stays_one_cell_and_is_never_a_formula(string text)
    {
        var field = CsvText.Field(text);
        var inner = field[1..^1];
        Assert.That(field, Does.StartWith("\"").And.EndWith("\""));
        Assert.That(inner.Replace("\"\"", string.Empty, StringComparison.Ordinal), Does.Not.Contain("\""));
        Assert.That(inner.Trim(), Does.Not.Match("^[=+@\\-]"));
        Assert.That(ShownText.Obeyed(field), Is.Empty);
        Assert.That(inner.Replace("\"\"", "\"", StringComparison.Ordinal).TrimStart('\''), Is.EqualTo(TerminalText.Safe(text).TrimStart('\'')));
    }
}
