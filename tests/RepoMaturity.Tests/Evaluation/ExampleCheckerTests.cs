using RepoMaturity.Core.Evaluation;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Evaluation;

internal sealed class ExampleCheckerTests
{
    [TestCase("match", "{ path: a.facts, text: call a, practice: training }", "")]
    [TestCase("match", "{ path: a.facts, text: call a, practice: training, level: implemented }", "")]
    [TestCase("match", "{ path: a.facts, text: call a }", "", Description = "the rule itself")]
    [TestCase("match", "{ files: { ci.facts: \"unit job push\\nrun a.facts @job\", a.facts: call a }, practice: training, level: automated }", "")]
    [TestCase("match", "{ path: a.facts, text: dependency a, practice: training, level: declared }", "")]
    [TestCase("match", "{ path: a.facts, text: dependency a, practice: training }", "must show training at implemented or above, but it is declared by a.facts:1 dependency a.")]
    [TestCase("match", "{ path: a.facts, text: call a, practice: training, level: declared }", "must show training at declared, but it is implemented by a.facts:1 call a.")]
    [TestCase("match", "{ path: a.facts, text: call b, practice: training }", "must show training at implemented or above, but nothing was found: read were call b.")]
    [TestCase("match", "{ path: a.facts, text: call b, practice: tracking }", "must show tracking at implemented or above, but nothing was found: read were call b.", Description = "what another rule shows does not count")]
    [TestCase("nomatch", "{ path: a.facts, text: call c }", "")]
    [TestCase("nomatch", "{ path: a.facts, text: call b }", "", Description = "another rule's evidence")]
    [TestCase("nomatch", "{ path: a.facts, text: dependency a, practice: training, level: implemented }", "", Description = "below the level")]
    [TestCase("nomatch", "{ path: a.facts, text: dependency a, practice: tracking }", "")]
    [TestCase("nomatch", "{ path: a.facts, text: dependency a }", "must not show 'A', but it is declared by a.facts:1 dependency a.")]
    [TestCase("nomatch", "{ path: a.facts, text: call a, practice: training, level: implemented }", "must show training below implemented, but it is implemented by a.facts:1 call a.")]
    public void An_example_is_judged_by_what_its_own_rule_shows(string list, string example, string mistake)
    {
        var rules = TestRules.Load(
            withExamples: false,
            ("conventions/a.yml", "id: a\nname: A\nsignals:\n  - { practice: training, any: [{ call: a }] }\n  - { practice: training, level: declared, any: [{ dependency: a }] }\nexamples:\n  " + list + ":\n    - " + example),
            ("conventions/b.yml", "id: b\nname: B\nsignals: [{ practice: tracking, any: [{ call: b }] }]")).Rules!;
        var problems = ExampleChecker.Check(TestRules.Scanner(rules), rules.Rules).Select(problem => problem.ToString());
        Assert.That(problems, Is.EqualTo(mistake.Length == 0 ? [] : new[] { "conventions/a.yml:8: The example " + mistake }));
    }
}
