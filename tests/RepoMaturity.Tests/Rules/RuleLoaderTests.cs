using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Rules;

/// <summary>Mistakes in rule files: each is reported with file, line and what to do.</summary>
public sealed class RuleLoaderTests
{
    private const string Head = "id: t\nname: T\nhomepage: https://h\n";

    [TestCase(Head + "signalls: []", "4: Unknown key 'signalls'. Did you mean 'signals'?")]
    [TestCase(Head + "name: U\nsignals: [{ any: [{ call: a }] }]", "4: The key 'name' is given twice: keep one.")]
    [TestCase("id: t\nname: T\nsignals: [{ any: [{ call: a }] }]", "1: 'homepage' is missing: give it a text.")]
    [TestCase(Head, "1: A rule needs at least one signal: say under 'signals' what it shows, and by what.")]
    [TestCase(Head + "signals:\n  - practice: trackign\n    any: [{ call: a }]", "5: There is no practice or aspect 'trackign'. Did you mean 'tracking'?")]
    [TestCase(Head + "signals:\n  - practice: tracking/keept\n    any: [{ call: a }]", "5: There is no practice or aspect 'tracking/keept'. Did you mean 'tracking/kept'?")]
    [TestCase(Head + "signals:\n  - practice: tracking\n    level: implmented\n    any: [{ call: a }]", "6: 'implmented' is not one of: absent, declared, implemented, automated. Did you mean 'implemented'?")]
    [TestCase(Head + "signals:\n  - practice: tracking\n    any: [{ cal: a }]", "6: Unknown key 'cal'. Did you mean 'call'?")]
    [TestCase(Head + "signals:\n  - practice: tracking", "5: A signal needs 'any', 'all' or 'none': a list of what shows it, as in 'any: [{ call: acme.log }]'.")]
    [TestCase(Head + "signals:\n  - practice: tracking\n    none: [{ call: a }]", "5: A signal needs something that is there: add 'any' or 'all'.")]
    [TestCase(Head + "signals:\n  - practice: tracking\n    any: []", "5: 'any' needs at least one part.")]
    [TestCase(Head + "signals:\n  - practice: tracking\n    any: [{ call: { nam: a } }]", "6: Unknown key 'nam'. Did you mean 'name'?")]
    [TestCase(Head + "signals:\n  - practice: tracking\n    any: [{ call: [] }]", "6: A term needs at least one name.")]
    [TestCase(Head + "signals:\n  - practice: tracking\n    requires: [nothing]\n    any: [{ call: a }]", "6: There is no practice or aspect 'nothing'. 'list practices' names them.")]
    [TestCase(Head + "signals: [{ any: [{ call: a }] }]\nseen: owner/name@main:a.py:3", "5: 'seen' must be 'owner/name@commit:path:line', with the full id of the commit.")]
    [TestCase(Head + "signals: [{ any: [{ call: a }] }]\nseen: [a]", "5: Expected a text here.")]
    public void A_mistake_in_a_rule_is_reported_with_its_line(string text, string problem) =>
        Assert.That(Problems(false, ("technologies/area/t.yml", text)), Does.Contain($"technologies/area/t.yml:{problem}"));

    [TestCase("", "1: A rule needs examples both ways: at least one under 'examples: match' and one look-alike under 'examples: nomatch'.")]
    [TestCase("\nexamples:\n  match: [{ path: a.py, text: x }]", "1: A rule needs examples both ways: at least one under 'examples: match' and one look-alike under 'examples: nomatch'.")]
    [TestCase("\nexamples:\n  match: [{ path: a.py, text: x, practice: nothing }]\n  nomatch: [{ path: a.py, text: y }]", "6: There is no practice or aspect 'nothing'. 'list practices' names them.")]
    public void A_rule_needs_examples_both_ways(string examples, string problem) => Assert.That(
        Problems(true, ("technologies/area/t.yml", Head + "signals: [{ practice: tracking, any: [{ call: a }] }]" + examples)),
        Is.EqualTo(new[] { $"technologies/area/t.yml:{problem}" }));

    [Test]
    public void An_id_is_defined_once() => Assert.That(
        Problems(false, ("technologies/area/a.yml", Head + "signals: [{ any: [{ call: a }] }]"), ("technologies/area/b.yml", Head + "signals: [{ any: [{ call: a }] }]")),
        Is.EqualTo(new[] { "technologies/area/b.yml:1: The rule 't' is defined twice, here and in technologies/area/a.yml: keep one." }));

    [Test]
    public void All_mistakes_are_reported_together() => Assert.That(
        Problems(false, ("technologies/area/a.yml", "id: a"), ("conventions/b.yml", "id: b\nsignal: []")),
        Has.Some.StartsWith("conventions/b.yml:2:").And.Some.StartsWith("technologies/area/a.yml:1:"));

    [TestCase("elsewhere/a.yml")]
    [TestCase("technologies.yml")]
    [TestCase("frameworks/sub/a.yml")]
    public void A_file_in_the_wrong_place_is_reported(string path) => Assert.That(Problems(false, (path, "id: a")), Has.Some.Contains("No rule belongs here"));

    [TestCase("items: [{ id: a, name: n, provenance: published, met: { trackin: implemented } }]", ":5: There is no practice or aspect 'trackin'. Did you mean 'tracking'?")]
    [TestCase("items: [{ id: a, name: n, met: { tracking: implemented } }]", "'provenance' is missing: published, secondary, recalled or operationalised.")]
    [TestCase("items: [{ id: a, name: n, provenance: published }]", "'met' is missing: say which practices meet the item, or set 'visibility: never'.")]
    [TestCase("items: [{ id: a, name: n, provenance: heard, visibility: never }]", "'heard' is not one of: published, secondary, recalled, operationalised.")]
    [TestCase("items:\n  - { id: a, name: n, provenance: published, visibility: never }\n  - { id: a, name: n, provenance: published, visibility: never }\nstages: [{ index: 0, name: s, items: [a] }]", ":7: The item 'a' is defined twice: keep one.")]
    [TestCase("items: []\nstages: [{ index: 0, name: s, items: [b] }]", ":6: There is no item 'b'.")]
    [TestCase("items: []\nstages: [{ index: 0, name: s, dimensions: { data: 2 } }]", ":6: There is no dimension 'data'.")]
    public void A_mistake_in_a_framework_is_reported(string text, string problem) =>
        Assert.That(Problems(false, ("frameworks/f.yml", "id: f\nname: F\nyear: 2026\nsource: s\n" + text)), Has.Some.EndsWith(problem));

    [Test]
    public void Examples_and_layout_do_not_change_the_hash_of_rules_but_a_name_does()
    {
        string Hash(string rule) => TestRules.Load(false, ("technologies/area/t.yml", rule)).Rules!.Hash;
        const string Rule = Head + "signals: [{ practice: tracking, any: [{ call: a }] }]";
        Assert.That(Hash(Rule + "\nexamples: { match: [{ path: a, text: b }] }"), Is.EqualTo(Hash(Rule)));
        Assert.That(Hash("# said at the top\n" + Rule), Is.EqualTo(Hash(Rule)));
        Assert.That(Hash(Rule.Replace("call: a", "call: b", StringComparison.Ordinal)), Is.Not.EqualTo(Hash(Rule)));
    }

    private static string[] Problems(bool withExamples, params (string Path, string Text)[] files) =>
        [.. TestRules.Load(withExamples, files).Problems.Select(problem => problem.ToString())];
}
