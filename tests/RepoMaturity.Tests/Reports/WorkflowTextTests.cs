using RepoMaturity.Core.Reports;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Reports;

internal sealed class WorkflowTextTests
{
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
}
