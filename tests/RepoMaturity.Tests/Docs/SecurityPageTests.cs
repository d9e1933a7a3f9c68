using System.Reflection;
using System.Text.RegularExpressions;
using RepoMaturity.Tests.Architecture;
using RepoMaturity.Tests.Cli;

namespace RepoMaturity.Tests.Docs;

/// <summary>Each promise of docs/security.md names tests that are there, and its limits are those of the program.</summary>
internal sealed class SecurityPageTests
{
    private static string Text => File.ReadAllText(SourceTree.At("docs/security.md"));

    [Test]
    public void Every_promise_names_a_test_that_is_there()
    {
        var tests = typeof(SecurityPageTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods().Where(method => method.GetCustomAttribute<TestAttribute>() is not null || method.GetCustomAttributes<TestCaseAttribute>().Any()).Select(method => $"{type.Name}.{method.Name}"))
            .ToHashSet(StringComparer.Ordinal);
        var named = Regex.Matches(Text, "`([A-Za-z0-9]+Tests\\.\\w+)`").Select(match => match.Groups[1].Value).ToList();
        Assert.That(named, Has.Count.GreaterThan(25));
        Assert.That(named.Except(tests), Is.Empty);
        var classes = Regex.Matches(Text, "`([A-Za-z0-9]+Tests)`").Select(match => match.Groups[1].Value);
        Assert.That(classes.Except(tests.Select(test => test.Split('.')[0])), Is.Empty);
        var rows = Text.Split('\n').SkipWhile(line => line != "| promise | test |").Skip(2).TakeWhile(line => line.StartsWith('|')).ToList();
        Assert.That(rows.Where(row => !row.Contains("Tests.", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Its_limits_are_those_of_the_program()
    {
        var shown = Regex.Matches(Text, "^\\| `([a-z-]+)` \\| ([0-9]+[KMG]?) \\|", RegexOptions.Multiline).Select(match => (Name: match.Groups[1].Value, Value: match.Groups[2].Value)).ToList();
        var help = TestProgram.Run("scan", "--help").Output;
        var listed = Regex.Match(Regex.Replace(help, "\\s+", " "), "Limits: ([a-z, -]+)\\.").Groups[1].Value.Split(", ");
        Assert.That(shown.Select(limit => limit.Name), Is.EqualTo(listed));
        var usual = RepoMaturity.Cli.ScanBounds.Default;
        var asked = RepoMaturity.Cli.LimitOption.Read(shown.Select(limit => $"{limit.Name}={limit.Value}"));
        Assert.That(asked with { Memory = usual.Memory }, Is.EqualTo(usual));
    }
}
