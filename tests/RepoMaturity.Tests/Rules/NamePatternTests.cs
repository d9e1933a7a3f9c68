using RepoMaturity.Core.Rules;

namespace RepoMaturity.Tests.Rules;

public sealed class NamePatternTests
{
    [TestCase("mlflow.log_metric", "mlflow.log_metric", true)]
    [TestCase("mlflow.log_metric", "mlflow.log_metrics", false)]
    [TestCase("mlflow.*.log_model", "mlflow.sklearn.log_model", true)]
    [TestCase("mlflow.*.log_model", "mlflow.log_model", false)]
    [TestCase("*", "", true)]
    [TestCase("", "", true)]
    [TestCase("", "a", false)]
    [TestCase("*a*b*", "xxaxxbxx", true)]
    [TestCase("*a*b*", "xxbxxaxx", false)]
    [TestCase("a*", "a", true)]
    [TestCase("?.fit", "?.fit", true)]
    [TestCase("?.fit", "x.fit", false, Description = "only the star is special")]
    [TestCase("a.c", "abc", false)]
    [TestCase("*ab", "aaab", true)]
    public void Matches_the_whole_name(string pattern, string name, bool expected) =>
        Assert.That(new NamePattern(pattern).Matches(name), Is.EqualTo(expected));

    [Test]
    public void Ignores_case_when_asked() => Assert.That(new NamePattern("Grafana/*", ignoreCase: true).Matches("grafana/Grafana"));

    [Test]
    public void Stays_linear_on_names_made_to_be_slow() =>
        Assert.That(new NamePattern("*a*a*a*a*a*a*a*a*b").Matches(new string('a', 100_000)), Is.False);
}
