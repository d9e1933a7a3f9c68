using RepoMaturity.Core.Reports;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Reports;

internal sealed class WorkflowTextTests
{
    private const string Delimiter = "d0c7a3f5e19b4286a0c7a3f5e19b4286";

    [TestCase("100% of a:b,c", "100%25 of a:b,c", "100%25 of a%3Ab%2Cc")]
    [TestCase("a\nb", @"a\x0Ab", @"a\x0Ab")]
    public void A_text_is_written(string text, string message, string property)
    {
        Assert.That(WorkflowText.Message(text), Is.EqualTo(message));
        Assert.That(WorkflowText.Property(text), Is.EqualTo(property));
    }

    [TestCaseSource(typeof(HostileTexts), nameof(HostileTexts.All))]
    public void A_command_stays_one_command(string text)
    {
        Assert.That(WorkflowText.Message(text), Does.Not.Match(@"[\r\n\u2028\u2029]|%(?!25)"));
        Assert.That(WorkflowText.Property(text), Does.Not.Match(@"[\r\n:,]|%(?!25|3A|2C)"));
    }

    [TestCaseSource(typeof(HostileTexts), nameof(HostileTexts.All))]
    public void An_output_is_read_as_it_was_given(string value)
    {
        var lines = WorkflowText.Output("report", value, Delimiter).Split('\n');
        Assert.That(lines[0], Is.EqualTo("report<<" + Delimiter));
        var end = Array.IndexOf(lines, Delimiter);
        Assert.That(string.Join('\n', lines[1..end]), Is.EqualTo(value));
        Assert.That(lines[(end + 1)..], Is.EqualTo(new[] { string.Empty }));
    }

    [TestCase("EOF")]
    [TestCase(Delimiter)]
    public void A_delimiter_that_can_be_foreseen_is_refused(string delimiter) =>
        Assert.That(() => WorkflowText.Output("report", "x\n" + Delimiter + "\nPATH=/evil", delimiter), Throws.ArgumentException);
}
