using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Cli;

/// <summary>What a newcomer is told of a rule file that is wrong in one place: the line, what is wrong there, and what to do.</summary>
internal sealed class WrongRuleTests
{
    private const string Sound = """
        id: acme
        name: Acme
        homepage: https://acme.example
        signals:
          - practice: experiment-tracking
            any:
              - call: acme.log
        examples:
          match:
            - { path: a.py, text: "import acme\nacme.log()\n", practice: experiment-tracking, level: implemented }
          nomatch:
            - { path: a.py, text: "print('acme.log')\n" }

        """;

    private const string Reading =
        "Look here and just above for a tab, an indentation that does not fit, an open quote or bracket, a text with ': ' in it, or a name that begins with '*' or '&': the last two need quotes.";

    [TestCase("    any:", "\tany:", "5: The YAML cannot be parsed. " + Reading)]
    [TestCase("name: Acme", "name: Acme: the tool", "2: The YAML cannot be parsed. " + Reading)]
    [TestCase("call: acme.log", "call: *.log", "7: An alias names no finished node. " + Reading)]
    [TestCase("id: acme\n", "", "1: 'id' is missing: give it a text.")]
    [TestCase("id: acme", "id: Acme Tool", "1: 'Acme Tool' is no id: take lower case, digits and hyphens, as in acme-tracker.")]
    [TestCase("id: acme", "id: mlflow", "1: The rule 'mlflow' is defined twice, here and in technologies/tracking/mlflow.yml: keep one.")]
    [TestCase("https://acme.example", "acme.example", "3: 'acme.example' is no address: begin it with https://.")]
    [TestCase("  - practice:", "  - practise:", "5: Unknown key 'practise'. Did you mean 'practice'?")]
    [TestCase("experiment-tracking\n", "experiment-traking\n", "5: There is no practice or aspect 'experiment-traking'. Did you mean 'experiment-tracking'?")]
    [TestCase("    any:", "    requires: model-train\n    any:", "6: There is no practice or aspect 'model-train'. 'list practices' names them.")]
    [TestCase("    any:", "    level: implementd\n    any:", "6: 'implementd' is not one of: absent, declared, implemented, automated. Did you mean 'implemented'?")]
    [TestCase("    any:", "    level: absent\n    any:", "6: A signal shows something: 'level' is declared, implemented or automated.")]
    [TestCase("    any:", "    scope: function\n    any:", "6: 'function' is not one of: file, unit, folder.")]
    [TestCase("- call:", "- calls:", "7: Unknown key 'calls'. Did you mean 'call'?")]
    [TestCase("- call: acme.log", "- acme.log", "7: 'acme.log' stands alone: say what it is the name of, as in 'call: acme.log'.")]
    [TestCase("- call: acme.log", "- call:", "7: A term needs at least one name.")]
    [TestCase("- call: acme.log", "- call: [{ name: acme.log }]", "7: Expected a name here: a mapping stands alone under its term, as in 'call: { name: acme.log, argument: x }'.")]
    [TestCase("call: acme.log", "call: '^acme[.]log'", "7: '^acme[.]log' is no pattern: '*' stands for any characters, and every other character for itself.")]
    [TestCase("call: acme.log", "path: ./acme/*.yml", "7: './acme/*.yml' fits no path: paths have '/' and begin at the root, as in '**/acme/*.yml', '/acme.yml' (the root alone) or 'acme.yml' (any folder).")]
    [TestCase("      - call: acme.log", "      call: acme.log", "7: 'any' must be a list: begin each item with '- '.")]
    [TestCase("    any:\n      - call: acme.log\n", "", "5: A signal needs 'any', 'all' or 'none': a list of what shows it, as in 'any: [{ call: acme.log }]'.")]
    [TestCase("    any:", "    none:", "5: A signal needs something that is there: add 'any' or 'all'.")]
    [TestCase("  nomatch:\n    - { path: a.py, text: \"print('acme.log')\\n\" }\n", "", "1: A rule needs examples both ways: at least one under 'examples: match' and one look-alike under 'examples: nomatch'.")]
    [TestCase("acme.log()", "acme.track()", "10: The example must show experiment-tracking at implemented, but nothing was found: read were call acme.track.")]
    [TestCase("import acme\\nacme.log()", "", "10: The example must show experiment-tracking at implemented, but nothing was found: no call is read in its files.")]
    [TestCase("print('acme.log')", "import acme; acme.log()", "12: The example must not show 'Acme', but it is implemented by a.py:1 call acme.log.")]
    public void It_is_one_mistake_with_its_line_and_what_to_do(string right, string wrong, string message)
    {
        var sound = Sound.ReplaceLineEndings("\n");
        Assert.That(sound, Does.Contain(right));
        using var folder = new TemporaryFolder();
        folder.Write("technologies/tracking/t.yml", sound.Replace(right, wrong, StringComparison.Ordinal));
        foreach (var place in new[] { folder.FullPath, folder["technologies/tracking/t.yml"] })
        {
            var run = TestProgram.Run("rules", "check", place);
            Assert.That((run.ExitCode, run.Error), Is.EqualTo((2, $"{folder["technologies/tracking/t.yml"]}:{message}\n1 mistake in the rules.\n")));
        }
    }

    [TestCase("")]
    [TestCase("- id: acme\n")]
    public void What_is_no_rule_at_all_is_told_how_to_begin(string text)
    {
        using var folder = new TemporaryFolder();
        folder.Write("conventions/t.yml", text);
        Assert.That(TestProgram.Run("rules", "check", folder.FullPath).Error, Is.EqualTo($"{folder["conventions/t.yml"]}:1: A rule has the keys id, name, signals and examples: 'rules new' writes one to begin with.\n1 mistake in the rules.\n"));
    }
}
