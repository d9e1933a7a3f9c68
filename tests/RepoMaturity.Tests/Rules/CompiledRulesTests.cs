using RepoMaturity.BuiltInRules;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Rules;
using RepoMaturity.Tests.Architecture;

namespace RepoMaturity.Tests.Rules;

internal sealed class CompiledRulesTests
{
    private static readonly string Source = SourceTree.At("rules");

    [Test]
    public void Compiled_rules_are_the_rules_of_the_source()
    {
        var source = RuleLoader.Load(SourceFiles(), withExamples: true);
        Assert.That(source.Problems, Is.Empty);
        var compiled = BuiltInRuleSet.Load();
        Assert.That(compiled.Hash, Is.EqualTo(source.Rules!.Hash));
        Assert.That(compiled.Rules.Select(rule => (rule.Id, rule.Name, rule.Signals.Length, rule.Steps.Length)), Is.EqualTo(source.Rules.Rules.Select(rule => (rule.Id, rule.Name, rule.Signals.Length, rule.Steps.Length))));
        Assert.That(compiled.Index.Signals, Has.Length.EqualTo(source.Rules.Index.Signals.Length));
        Assert.That(RuleLoader.Load(BuiltInRuleSet.Files(), withExamples: false).Rules!.Hash, Is.EqualTo(source.Rules.Hash));
    }

    [TestCase("id: x\nname: null\nlist: [1, 'true', ~, \"\", {}]\nempty:\nblock: |\n  two\n  lines\n")]
    [TestCase("a: &anchor { b: c }\nd: *anchor\n<<: *anchor\n")]
    [TestCase("\"key with \\\" and \\u001b\": \"{{ value }} \\n ü\"\n")]
    [TestCase("")]
    public void Nothing_but_examples_is_lost(string yaml)
    {
        var file = new RuleFile("a/b.yml", YamlReader.Instance.Read(SourceText.Of(yaml + "\nexamples: { match: [] }\nseen: x\n"), ReadLimits.Default));
        var compiled = CompiledRules.Read(CompiledRules.Write([file])).Single();
        Assert.That(compiled.Path, Is.EqualTo("a/b.yml"));
        Assert.That(compiled.Document.Root["examples"], Is.Null);
        Assert.That(compiled.Document.Root["seen"], Is.Null);
        Assert.That(HashOf(compiled), Is.EqualTo(HashOf(file)));
    }

    private static string HashOf(RuleFile file)
    {
        using var hash = new RuleHash();
        hash.Append(file);
        return hash.Digest();
    }

    private static IEnumerable<RuleFile> SourceFiles() => Directory.EnumerateFiles(Source, "*.yml", SearchOption.AllDirectories)
        .Select(file => RuleFile.Parse(Path.GetRelativePath(Source, file).Replace('\\', '/'), File.ReadAllBytes(file)));
}
