using RepoMaturity.Cli;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Tests.Architecture;

namespace RepoMaturity.Tests.Rules;

/// <summary>The examples of the rules, through the detectors of the program.</summary>
internal sealed class RuleExampleTests
{
    [Test]
    public void Every_example_shows_what_it_says()
    {
        var rules = RuleSource.Load(SourceTree.At("rules"));
        Assert.That(ExampleChecker.Check(ScanCommand.CreateScanner(rules), rules.Rules), Is.Empty);
    }
}
