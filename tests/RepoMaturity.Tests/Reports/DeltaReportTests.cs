using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RepoMaturity.Core.Comparison;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Tests.Architecture;
using RepoMaturity.Tests.Comparison;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Reports;

/// <summary>A delta in its formats, and read back by who trusts nothing of it.</summary>
internal sealed class DeltaReportTests
{
    private static readonly JsonSchema Schema = JsonSchema.Read(SourceTree.At("rules/schema/delta.schema.json"));

    private static readonly AssessmentDelta Sample = AssessmentDelta.Between(DigestReader.Of(SampleScan.Nothing()), DigestReader.Of(SampleScan.Scan()));

    private static IEnumerable<string> Texts => HostileTexts.All.Where(text => !text.Contains('\ud800', StringComparison.Ordinal));

    [Test]
    public void The_schema_describes_it()
    {
        foreach (var delta in new[] { Sample, Digests.Saying("text"), AssessmentDelta.Between(Digests.Of(), Digests.Of()) })
        {
            Assert.That(Schema.Validate(JsonDocument.Parse(Json(delta)).RootElement), Is.Empty);
        }
    }

    [Test]
    public void What_is_read_back_says_the_same()
    {
        foreach (var delta in new[] { Sample, Digests.Saying("text"), AssessmentDelta.Between(Digests.Of(), Digests.Of()) })
        {
            var back = DeltaReader.Read(Json(delta))!;
            Assert.That(DeltaMarkdown.Write(back), Is.EqualTo(DeltaMarkdown.Write(delta)));
            Assert.That(DeltaText.Write(back, isVerbose: true).Select(line => line.ToString()), Is.EqualTo(DeltaText.Write(delta, isVerbose: true).Select(line => line.ToString())));
            Assert.That(Json(back), Is.EqualTo(Json(delta)));
        }
    }

    [TestCaseSource(nameof(Texts))]
    public void Nobody_obeys_what_a_stranger_wrote(string text)
    {
        var delta = DeltaReader.Read(Json(Digests.Saying(text)))!;
        var document = ShownMarkdown.Render(DeltaMarkdown.Write(delta));
        Assert.That(ShownMarkdown.Foreign(document).Where(foreign => !foreign.StartsWith("<blockquote>", StringComparison.Ordinal)), Is.Empty);
        Assert.That(document.QuerySelectorAll("table").Select(table => table.QuerySelectorAll("tr").Select(row => row.Children.Length).Distinct().Count()), Has.All.EqualTo(1));
        Assert.That(document.QuerySelectorAll("h1, h2, h3, ol, pre, hr, li li, details details"), Is.Empty);
        Assert.That(document.QuerySelectorAll("details").Length, Is.EqualTo(9));
        Assert.That(document.QuerySelectorAll("details > summary").Length, Is.EqualTo(9));
        Assert.That(ShownText.Obeyed(Encoding.UTF8.GetString(Json(delta))), Is.Empty);
        Assert.That(ShownText.Obeyed(string.Join('\n', DeltaText.Write(delta, isVerbose: true).Select(line => line.ToString()))), Is.Empty);
    }

    [TestCase(DeltaMarkdown.MostCharacters, 300, "@@@@")]
    [TestCase(DeltaMarkdown.MostCharacters, 300, "a|b\u202e")]
    [TestCase(DeltaMarkdown.MostCharacters, 300, "</table></details>")]
    [TestCase(DeltaMarkdown.LeastCharacters, 300, "a short one")]
    [TestCase(DeltaMarkdown.LeastCharacters, 300, "@@@@")]
    [TestCase(DeltaMarkdown.LeastCharacters, 2, "\u202e@")]
    public void It_is_never_longer_than_a_comment_may_be(int most, int rows, string text)
    {
        var markdown = DeltaMarkdown.Write(Digests.Saying(string.Concat(Enumerable.Repeat(text, 400 / text.Length)), rows), most);
        Assert.That(markdown.Length, Is.LessThanOrEqualTo(most));
        Assert.That(markdown, Does.Contain("left out, for lack of room."));
        var document = ShownMarkdown.Render(markdown);
        Assert.That(document.QuerySelectorAll("table").Select(table => table.QuerySelectorAll("tr").Select(row => row.Children.Length).Distinct().Count()), Has.All.EqualTo(1));
        var lines = markdown.Split('\n');
        Assert.That(lines.Count(line => line.StartsWith("<details>", StringComparison.Ordinal)), Is.EqualTo(lines.Count(line => line == "</details>")));
    }

    [Test]
    public void What_a_stranger_changed_in_it_is_refused_or_harmless()
    {
        var json = Encoding.UTF8.GetString(Json(Digests.Saying("text", rows: 1)));
        var refused = 0;
        foreach (var path in Leaves(JsonNode.Parse(json)!).ToList())
        {
            foreach (var wrong in new Func<JsonNode?>[] { () => null, () => 3, () => -1, () => new string('x', 3_000), () => new JsonObject(), () => new JsonArray(1, 2), () => "\u001b[2J@octocat" })
            {
                var document = JsonNode.Parse(json)!;
                Put(document, path, wrong());
                var delta = DeltaReader.Read(Encoding.UTF8.GetBytes(document.ToJsonString()));
                refused += delta is null ? 1 : 0;
                if (delta is not null)
                {
                    Assert.That(DeltaMarkdown.Write(delta).Length, Is.LessThanOrEqualTo(DeltaMarkdown.MostCharacters));
                    Assert.That(ShownText.Obeyed(DeltaMarkdown.Write(delta)), Is.Empty);
                }
            }
        }

        Assert.That(refused, Is.GreaterThan(500));
    }

    [Test]
    public void What_is_too_large_or_too_deep_is_refused()
    {
        var json = Encoding.UTF8.GetString(Json(Sample));
        Assert.That(DeltaReader.Read(Encoding.UTF8.GetBytes(json + new string(' ', DeltaReader.MostBytes))), Is.Null);
        Assert.That(DeltaReader.Read(Encoding.UTF8.GetBytes(json.Replace("\"schemaVersion\"", $"\"deep\": {new string('[', 100)}{new string(']', 100)}, \"schemaVersion\"", StringComparison.Ordinal))), Is.Null);
        Assert.That(DeltaReader.Read(Encoding.UTF8.GetBytes(json.Replace("\"schemaVersion\"", "\"later\": [1], \"schemaVersion\"", StringComparison.Ordinal))), Is.Not.Null, "a later version may add");
        Assert.That(DeltaReader.Read(Encoding.UTF8.GetBytes(json.Replace("\"1.0\"", "\"2.0\"", StringComparison.Ordinal))), Is.Null);
    }

    [Test]
    public void A_reviewer_reads_one_line_first()
    {
        var before = Digests.Of(Digests.Claim("validation", Level.Implemented, null, Digests.Evidence("checks.py", Level.Implemented)), Digests.Claim("monitoring", Level.Automated, null, Digests.Evidence("drift.py", Level.Automated)))
            with
        { Frameworks = [Digests.Framework(3, "a", "b", "c")] };
        var after = Digests.Of(Digests.Claim("validation", Level.Automated, null, Digests.Evidence("checks.py", Level.Automated, new PlaceDigest("train.yml", new(4), "push"))), Digests.Claim("monitoring", Level.Absent))
            with
        { Frameworks = [Digests.Framework(3, "c")] };
        var lines = DeltaMarkdown.Write(AssessmentDelta.Between(before, after)).Split('\n');
        Assert.That(lines[0], Is.EqualTo("**Stage 3 of 5, Rung 3, as before.** Removes monitoring (Acme, drift.py): automated → absent; automates validation (Acme, started by train.yml): implemented → automated; two of three blockers of Rung 4 are gone."));
        Assert.That(lines, Does.Contain("| ↓ monitoring | automated | **absent** | gone: `drift.py:3` calls acme.log |"));
        Assert.That(lines, Does.Contain("| ↑ validation | implemented | **automated** | `checks.py:3` calls acme.log is now started by `train.yml:4` push |"));
        Assert.That(lines, Does.Contain("- **gone**: item a").And.Contain("- left: item c (no c)"));
        Assert.That(DeltaMarkdown.Write(AssessmentDelta.Between(before, before)).Split('\n')[0], Is.EqualTo("**Stage 3 of 5, Rung 3, as before.** Nothing changes."));
    }

    [Test]
    public void A_trigger_is_not_said_to_be_started_by_itself()
    {
        var trigger = Digests.Evidence("ci.yml", Level.Automated, new PlaceDigest("ci.yml", new(3), "push"));
        var (none, some) = (Digests.Of(Digests.Claim("ci", Level.Absent)), Digests.Of(Digests.Claim("ci", Level.Automated, null, trigger)));
        Assert.That(DeltaMarkdown.Write(AssessmentDelta.Between(none, some)), Does.Contain("| `ci.yml:3` calls acme.log |"));
        Assert.That(DeltaMarkdown.Write(AssessmentDelta.Between(some, none)), Does.Contain("| gone: `ci.yml:3` calls acme.log |"));
    }

    [Test]
    public void A_first_stage_is_a_rise_and_one_that_is_lost_a_fall()
    {
        var other = Digests.Framework(0) with { Id = "other", Name = "The Other" };
        var (none, lowest) = (Of(Digests.Framework(1), other with { Stage = null, Dimensions = [] }), Of(Digests.Framework(1), other));
        Assert.That(DeltaMarkdown.Write(AssessmentDelta.Between(none, lowest)), Does.Contain("| ↑ Stage, RepoMaturity's reading of The Other (2020) | none | **0** | Rung 0 |").And.Contain("| stage none | stage 0 |"));
        Assert.That(DeltaMarkdown.Write(AssessmentDelta.Between(lowest, none)), Does.Contain("| ↓ Stage, RepoMaturity's reading of The Other (2020) | 0 | **none** |"));

        static AssessmentDigest Of(params FrameworkDigest[] frameworks) => Digests.Of() with { Frameworks = [.. frameworks] };
    }

    private static byte[] Json(AssessmentDelta delta) => DeltaJson.Write(delta, new Tool("repomaturity", "1.2.3"));

    /// <summary>The ways to all values, lists and objects included.</summary>
    private static IEnumerable<object[]> Leaves(JsonNode node) => node switch
    {
        JsonObject members => members.SelectMany(member => (member.Value is null ? [] : Leaves(member.Value)).Append([]).Select(rest => (object[])[member.Key, .. rest])),
        JsonArray items => items.SelectMany((item, i) => (item is null ? [] : Leaves(item)).Append([]).Select(rest => (object[])[i, .. rest])),
        _ => [],
    };

    private static void Put(JsonNode document, object[] path, JsonNode? value)
    {
        var at = path[..^1].Aggregate(document, (node, step) => step is int i ? node[i]! : node[(string)step]!);
        if (path[^1] is int last)
        {
            at[last] = value;
        }
        else
        {
            at[(string)path[^1]] = value;
        }
    }
}
