using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Settings;

namespace RepoMaturity.Tests.Settings;

/// <summary>Each key, read rightly and wrongly.</summary>
internal sealed class ConfigurationReaderTests
{
    private const string Suppressed = "suppress:\n- { id: tracking, paths: lab/**, reason: retired, justification: was tried";
    private const string Attested = "attest:\n- { practice: tracking, level: automated, statement: we do, link: 'https://x.example/y', owner: team, expires: 2026-12-31";

    [TestCase("")]
    [TestCase("# nothing but a comment\n")]
    public void Nothing_is_a_configuration(string yaml)
    {
        var read = Read.Text(yaml);
        Assert.That(read.Problems, Is.Empty);
        Assert.That(read, Has.Property("Kind").Null.And.Property("Target").Null.And.Property("Parts").Null);
    }

    [TestCase("kind: tool", "tool")]
    public void Kind(string yaml, string kind) => Assert.That(Sound(yaml).Kind!.Id, Is.EqualTo(kind));

    [TestCase("target: { framework: ladder, stage: 2 }", 2, 2)]
    [TestCase("target: { framework: ladder, stage: second rung }", 3, 3)]
    [TestCase("target: { regulatory-compliance: false, operational-excellence: false }", 1, 2)]
    [TestCase("target: { regulatory-compliance: true, operational-excellence: false }", 3, 3)]
    public void Target(string yaml, int lowest, int highest)
    {
        var target = Sound(yaml).Target!;
        Assert.That((target.Framework, target.Lowest, target.Highest), Is.EqualTo(("ladder", lowest, highest)));
    }

    [TestCase("parts: []", "")]
    [TestCase("parts: [b/, ./a]", "a b")]
    [TestCase("parts:\n- path: a/c\n  kind: paper\n- b", "a/c:paper b")]
    public void Parts(string yaml, string parts) =>
        Assert.That(string.Join(' ', Sound(yaml).Parts!.Value.Select(part => part.Path + (part.Kind is { } kind ? ":" + kind.Id : string.Empty))), Is.EqualTo(parts));

    [TestCase("frameworks: other", "other")]
    [TestCase("frameworks: [other, ladder, other]", "other ladder")]
    [TestCase("frameworks: all", "all")]
    public void Frameworks(string yaml, string ids) => Assert.That(string.Join(' ', Sound(yaml).Frameworks), Is.EqualTo(ids));

    [TestCase("exclude: scratch", "scratch")]
    [TestCase("exclude: [a/**, '*.ipynb']", "a/** *.ipynb")]
    [TestCase("exclude: '{{cookiecutter.name}}/docs'", "{{cookiecutter.name}}/docs")]
    public void Exclude(string yaml, string globs) => Assert.That(string.Join(' ', Sound(yaml).Exclude.Patterns), Is.EqualTo(globs));

    [TestCase("tracking", "tracking tracking/kept", null)]
    [TestCase("tracking/kept", "tracking/kept", null)]
    [TestCase("tracker", "", "tracker")]
    [TestCase("own", "", "own")]
    [TestCase("K", "tracking tracking/kept", null)]
    [TestCase("ladder:T", "training", null)]
    public void Suppression_of_an_id(string id, string claims, string? rule)
    {
        var suppression = Sound($"suppress:\n- {{ id: '{id}', reason: false-positive, justification: because }}").Suppressions.Single();
        Assert.That((string.Join(' ', suppression.Claims), suppression.Rule), Is.EqualTo((claims, rule)));
        Assert.That(suppression.Paths, Is.Null);
    }

    [TestCase(Suppressed + " }", null)]
    [TestCase(Suppressed + ", expires: 2026-06-15 }", "2026-06-15")]
    public void Suppression(string yaml, string? expires)
    {
        var suppression = Sound(yaml).Suppressions.Single();
        Assert.That((suppression.Reason, suppression.Justification, suppression.Line), Is.EqualTo((SuppressionReason.Retired, "was tried", 2)));
        Assert.That(suppression.Expires?.ToString("yyyy-MM-dd"), Is.EqualTo(expires));
    }

    [Test]
    public void Attestation() => Assert.That(
        Sound(Attested + " }").Attestations.Single(), Is.EqualTo(new Attestation("tracking", Level.Automated, "we do", "https://x.example/y", "team", new DateOnly(2026, 12, 31), 2)));

    [TestCase("ladder:X")]
    public void Attestation_of_an_item(string item) => Assert.That(
        Sound($"attest:\n- {{ item: '{item}', statement: s, owner: o, expires: 2026-06-15 }}").Attestations.Single(), Is.EqualTo(new Attestation("ladder:X", null, "s", null, "o", Read.Day, 2)));

    [TestCase("kind: toool", "1: There is no kind 'toool': use one of project, tool, paper. Did you mean 'tool'?")]
    [TestCase("kind: [tool]", "1: Expected a text here.")]
    [TestCase("knid: tool", "1: Unknown key 'knid'. Did you mean 'kind'?")]
    [TestCase("kind: tool\nkind: project", "2: The key 'kind' is given twice: keep one.")]
    [TestCase("- kind", "1: Expected keys with values here.")]
    [TestCase("kind", "1: Expected keys with values here.")]
    [TestCase("kind: {{ kind }}", "1: The configuration holds template expressions, which nobody fills in here.")]
    [TestCase("kind: tool\n---\nkind: tool", "1: The configuration must be one YAML document.")]
    [TestCase("kind: tool\nexclude: [a", "3: The YAML cannot be parsed.")]
    [TestCase("target: 3", "1: Expected keys with values here.")]
    [TestCase("target: { stage: 2 }", "1: 'framework' is missing: give it a text.")]
    [TestCase("target: { framework: lader, stage: 2 }", "1: There is no framework 'lader': use one of ladder, other. Did you mean 'ladder'?")]
    [TestCase("target: { framework: ladder, stage: 4 }", "1: The framework 'ladder' has no stage '4'. Its stages: 1 (Ground), 2 (First rung), 3 (Second rung).")]
    [TestCase("target: { framework: other, stage: 1 }", "1: The framework 'other' has no stages.")]
    [TestCase("target: { framework: ladder, stage: 2, regulatory-compliance: true }", "1: Name a stage ('framework' and 'stage'), or say what is needed ('regulatory-compliance' and 'operational-excellence'), not both.")]
    [TestCase("target: { regulatory-compliance: true }", "1: 'operational-excellence' is missing: say true or false.")]
    [TestCase("target: { regulatory-compliance: yes, operational-excellence: false }", "1: 'regulatory-compliance' must be true or false.")]
    [TestCase("target:\n  regulatory-compliance: true\n  operational-excellence: true", "2: No framework of these rules says which stage that asks for: name a stage ('framework' and 'stage').")]
    [TestCase("exclude:", "1: A path is missing here: give a glob, such as notebooks/** or *.ipynb.")]
    [TestCase("exclude:\n- a\n- '!b'", "3: A glob cannot take back what another one has named: leave the '!' out.")]
    [TestCase("exclude: 'a\\b'", "1: Use '/' between folders, on every platform.")]
    [TestCase("exclude: ../a", "1: Paths are seen from the top of the repository: leave './' and '../' out.")]
    [TestCase("exclude: { a: b }", "1: Expected a text here.")]
    [TestCase("parts: a", "1: 'parts' must be a list: begin each item with '- '.")]
    [TestCase("parts: [a, a/]", "1: The part 'a' is given twice: keep one.")]
    [TestCase("parts: [.]", "1: A part is a folder below the top of the repository.")]
    [TestCase("parts: [../a]", "1: A part is a folder below the top of the repository.")]
    [TestCase("parts:\n- kind: tool", "2: 'path' is missing: give it a text.")]
    [TestCase("parts:\n- { path: a, kind: tol }", "2: There is no kind 'tol': use one of project, tool, paper. Did you mean 'tool'?")]
    [TestCase("parts:\n- { pth: a, path: b }", "2: Unknown key 'pth'. Did you mean 'path'?")]
    [TestCase("frameworks: []", "1: 'frameworks' is empty: leave it out to have all.")]
    [TestCase("frameworks: [othr]", "1: There is no framework 'othr': use one of ladder, other. Did you mean 'other'?")]
    [TestCase("suppress: tracking", "1: 'suppress' must be a list: begin each item with '- '.")]
    [TestCase("suppress: [tracking]", "1: Expected keys with values here.")]
    [TestCase("suppress:\n- { reason: test, justification: j }", "2: 'id' is missing: give it a text.")]
    [TestCase("suppress:\n- { id: trakcing, reason: test, justification: j }", "2: There is no practice, aspect, technology or item 'trakcing'. Did you mean 'tracking'?")]
    [TestCase("suppress:\n- { id: X, reason: test, justification: j }", "2: Several frameworks have an item 'X': write ladder:X or other:X.")]
    [TestCase("suppress:\n- { id: 'ladder:X', reason: test, justification: j }", "2: Nothing is evidence of the item 'ladder:X'.")]
    [TestCase("suppress:\n- { id: tracking, justification: j }", "2: 'reason' is missing: false-positive, example, test, generated, vendored, retired, out-of-scope.")]
    [TestCase("suppress:\n- { id: tracking, reason: tests, justification: j }", "2: 'tests' is not one of: false-positive, example, test, generated, vendored, retired, out-of-scope. Did you mean 'test'?")]
    [TestCase("suppress:\n- { id: tracking, reason: test }", "2: 'justification' is missing: give it a text.")]
    [TestCase("suppress:\n- { id: tracking, reason: test, justification: '  ' }", "2: 'justification' is empty.")]
    [TestCase("suppress:\n- { id: tracking, paths: [], reason: test, justification: j }", "2: 'paths' is empty: leave it out to mean all files.")]
    [TestCase("suppress:\n- { id: tracking, paths: /, reason: test, justification: j }", "2: A path is missing here: give a glob, such as notebooks/** or *.ipynb.")]
    [TestCase(Suppressed + ", expires: tomorrow }", "2: 'expires' must be a day, as YYYY-MM-DD.")]
    [TestCase(Suppressed + ", expire: 2026-12-31 }", "2: Unknown key 'expire'. Did you mean 'expires'?")]
    [TestCase("attest: { practice: tracking }", "1: 'attest' must be a list: begin each item with '- '.")]
    [TestCase("attest:\n- { level: automated, statement: s, owner: o, expires: 2027-01-01 }", "2: Give 'practice' (a practice or aspect) or 'item' (an item of a framework).")]
    [TestCase("attest:\n- { practice: trainng, level: automated, statement: s, owner: o, expires: 2027-01-01 }", "2: There is no practice or aspect 'trainng'. Did you mean 'training'?")]
    [TestCase("attest:\n- { practice: tracking, statement: s, owner: o, expires: 2027-01-01 }", "2: 'level' is missing: declared, implemented or automated.")]
    [TestCase("attest:\n- { practice: tracking, level: absent, statement: s, owner: o, expires: 2027-01-01 }", "2: What is absent needs no attestation: declared, implemented or automated.")]
    [TestCase("attest:\n- { practice: tracking, level: 3, statement: s, owner: o, expires: 2027-01-01 }", "2: '3' is not one of: absent, declared, implemented, automated.")]
    [TestCase("attest:\n- { practice: tracking, level: automated, owner: o, expires: 2027-01-01 }", "2: 'statement' is missing: give it a text.")]
    [TestCase("attest:\n- { practice: tracking, level: automated, statement: s, expires: 2027-01-01 }", "2: 'owner' is missing: give it a text.")]
    [TestCase("attest:\n- { practice: tracking, level: automated, statement: s, owner: someone@x.example, expires: 2027-01-01 }", "2: 'owner' must be a team or a role, not the address of a person: leave '@' out.")]
    [TestCase("attest:\n- { practice: tracking, level: automated, statement: s, owner: o }", "2: 'expires' is missing: give the last day on which this may be believed without a look, as YYYY-MM-DD.")]
    [TestCase("attest:\n- { practice: tracking, level: automated, statement: s, owner: o, expires: 31.12.2026 }", "2: 'expires' must be a day, as YYYY-MM-DD.")]
    [TestCase("attest:\n- { practice: tracking, level: automated, statement: s, owner: o, expires: 2027-01-01, link: wiki }", "2: 'link' must be an address that begins with https:// or http://, without a password.")]
    [TestCase("attest:\n- { practice: tracking, level: automated, statement: s, owner: o, expires: 2027-01-01, link: 'javascript:x' }", "2: 'link' must be an address that begins with https:// or http://, without a password.")]
    [TestCase("attest:\n- { practice: tracking, level: automated, statement: s, owner: o, expires: 2027-01-01, link: 'https://me:pass@x.example' }", "2: 'link' must be an address that begins with https:// or http://, without a password.")]
    [TestCase("attest:\n- { item: X, statement: s, owner: o, expires: 2027-01-01 }", "2: Several frameworks have an item 'X': write ladder:X or other:X.")]
    [TestCase("attest:\n- { item: T, statement: s, owner: o, expires: 2027-01-01 }", "2: A repository can show 'T': attest the practice or aspect that it asks for.")]
    [TestCase("attest:\n- { item: 'ladder:Y', statement: s, owner: o, expires: 2027-01-01 }", "2: There is no item 'ladder:Y' in any framework. Did you mean 'ladder:T'?")]
    [TestCase("attest:\n- { item: 'ladder:X', level: automated, statement: s, owner: o, expires: 2027-01-01 }", "2: An item is met or not: leave 'level' out.")]
    public void A_mistake_is_told_with_its_line_and_counts_for_nothing(string yaml, string problem)
    {
        var read = Read.Text(yaml);
        Assert.That(read.Problems.Select(mistake => mistake.ToString()), Is.EqualTo(new[] { ".repomaturity.yml:" + problem }));
        Assert.That(read.Suppressions, Is.Empty);
        Assert.That(read.Attestations, Is.Empty);
        Assert.That(read.Target, Is.Null);
    }

    [Test]
    public void A_file_without_end_is_refused() =>
        Assert.That(Read.Text("exclude:\n" + string.Concat(Enumerable.Repeat("- a\n", 10_000))), Has.Property("Problems").Length.EqualTo(1).And.Property("Exclude").Property("Patterns").Empty);

    [Test]
    public void One_mistake_leaves_the_rest_alone()
    {
        var read = Read.Text("kind: tool\nunknown: 1\nexclude: [a, '!b']\n" + Attested + " }\n- { practice: tracking }\n");
        Assert.That(read.Kind!.Id, Is.EqualTo("tool"));
        Assert.That(read.Exclude.Patterns, Is.EqualTo(new[] { "a" }));
        Assert.That(read.Attestations, Has.Length.EqualTo(1));
        Assert.That(read.Problems.Select(problem => problem.Line), Is.EqualTo(new[] { 2, 3, 6, 6, 6, 6 }));
    }

    [TestCase("2026-06-16", true)]
    [TestCase("2026-06-15", true)]
    [TestCase("2026-06-14", false)]
    public void An_entry_counts_to_the_end_of_the_day_on_which_it_expires(string expires, bool counts)
    {
        var read = Read.Text($"{Suppressed}, expires: {expires} }}\nattest:\n- {{ practice: tracking, level: declared, statement: s, owner: o, expires: {expires} }}");
        Assert.That(read.Problems, Is.Empty);
        Assert.That((read.Suppressions.Length, read.Attestations.Length), Is.EqualTo(counts ? (1, 1) : (0, 0)));
        Assert.That(read.Expired.Select(problem => problem.ToString()), Is.EqualTo(counts ? Array.Empty<string>() :
        [
            $".repomaturity.yml:2: The suppression of 'tracking' has expired on {expires} and counts for nothing: renew it or take it out.",
            $".repomaturity.yml:4: The attestation of 'tracking' has expired on {expires} and counts for nothing: renew it or take it out.",
        ]));
    }

    [Test]
    public void Evidence_only_leaves_attestations_out()
    {
        var read = Sound(Attested + " }").EvidenceOnly();
        Assert.That((read.Attestations.Length, read.LeftOut), Is.EqualTo((0, 1)));
    }

    private static Configuration Sound(string yaml)
    {
        var read = Read.Text(yaml);
        Assert.That(read.Problems, Is.Empty);
        return read;
    }
}
