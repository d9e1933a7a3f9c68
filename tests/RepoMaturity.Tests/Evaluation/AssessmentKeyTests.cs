using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Settings;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors;
using RepoMaturity.Tests.Cache;
using RepoMaturity.Tests.Golden;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Evaluation;

/// <summary>Whatever decides on an assessment changes its key; what does not, or may say more another time, has none.</summary>
internal sealed class AssessmentKeyTests
{
    private static readonly StoredSnapshot Tree = new(new MemorySnapshot([KeyValuePair.Create("a.py", "x = 1\n"), KeyValuePair.Create("src/b.py", "y = 1\n")]));

    private static readonly Subject Subject = new(Tree, "churn") { Past = "past" };

    private static readonly Dictionary<string, Func<Subject, Subject>> Changes = new(StringComparer.Ordinal)
    {
        ["another content"] = subject => subject with { Snapshot = Tree with { Files = [Tree.Files[0] with { BlobId = new string('b', 40) }, Tree.Files[1]] } },
        ["another mode"] = subject => subject with { Snapshot = Tree with { Files = [Tree.Files[0] with { Kind = FileKind.Executable }, Tree.Files[1]] } },
        ["another path"] = subject => subject with { Snapshot = Tree with { Files = [Tree.Files[0] with { Path = "a.pyi" }, Tree.Files[1]] } },
        ["one file less"] = subject => subject with { Snapshot = Tree with { Files = [Tree.Files[0]] } },
        ["another order"] = subject => subject with { Snapshot = Tree with { Files = [.. Tree.Files.Reverse()] } },
        ["another commit"] = subject => subject with { Snapshot = Tree with { Commit = new string('c', 40) } },
        ["no commit"] = subject => subject with { Snapshot = Tree with { Commit = null } },
        ["a tree by its name"] = subject => subject with { Snapshot = Tree with { Tree = new string('d', 40) } },
        ["another tree"] = subject => subject with { Snapshot = Tree with { Tree = new string('e', 40) } },
        ["changed and staged"] = subject => subject with { Snapshot = Tree with { IsDirty = true } },
        ["another name"] = subject => subject with { Name = "other" },
        ["an address"] = subject => subject with { Address = "https://github.com/a/b" },
        ["another past"] = subject => subject with { Past = "past cut" },
        ["a folder"] = subject => subject with { Folder = "src" },
        ["a framework"] = subject => subject with { Frameworks = ["all"] },
        ["two frameworks"] = subject => subject with { Frameworks = ["google-levels", "kaizen-2023"] },
        ["frameworks of one letter row"] = subject => subject with { Frameworks = ["google-levelskaizen-2023"] },
        ["a target"] = subject => subject with { Target = new TargetRequest("3", []) },
        ["requirements"] = subject => subject with { Target = new TargetRequest(null, ["3"]) },
        ["a target of a framework"] = subject => subject with { Target = new TargetRequest("3", [], "google-levels") },
        ["a configuration"] = subject => subject with { Configuration = Read("exclude: [old]\n") },
        ["another configuration"] = subject => subject with { Configuration = Read("exclude: [old]\n# other\n") },
        ["its file"] = subject => subject with { Configuration = Read("exclude: [old]\n", path: "other.yml") },
        ["its day"] = subject => subject with { Configuration = Read("exclude: [old]\n", day: 2) },
        ["evidence only"] = subject => subject with { Configuration = Read("exclude: [old]\n").EvidenceOnly() },
        ["over another"] = subject => subject with { Configuration = Read("exclude: [old]\n").Over(Read("kind: tool\n")) },
        ["no configuration, refused"] = subject => subject with { Configuration = ConfigurationFinder.Find(new MemorySnapshot([KeyValuePair.Create("repomaturity.yml", "kind: tool\n")]), RuleSources.Rules, default) },
    };

    [Test]
    public void Each_input_that_decides_changes_the_key()
    {
        var scanner = Fixture.Scanner(RuleSources.Rules);
        var keys = Changes.Select(change => (Name: change.Key, Value: scanner.KeyOf(change.Value(Subject)))).Prepend((Name: "nothing", Value: scanner.KeyOf(Subject))).ToList();
        Assert.That(keys.Select(key => key.Value), Has.None.Null);
        Assert.That(keys.GroupBy(key => key.Value).Where(same => same.Count() > 1).Select(same => string.Join(" = ", same.Select(key => key.Name))), Is.Empty);
        Assert.That(Changes.Select(change => scanner.KeyOf(change.Value(Subject))), Is.EqualTo(keys.Skip(1).Select(key => key.Value)), "the same is the same");
    }

    [Test]
    public void Rules_limits_detectors_and_their_code_change_it_too()
    {
        var detectors = DetectorCatalogue.Detectors;
        string?[] keys =
        [
            Key(detectors, RuleSources.Rules),
            Key(detectors, TestRules.Load(withExamples: false).Rules!),
            Key([.. detectors, new LineDetector()], RuleSources.Rules),
            Key(detectors, RuleSources.Rules, ReadLimits.Default with { Bytes = 1000 }),
            Key(detectors, RuleSources.Rules, added: "a plug-in of these bytes"),
            Key(detectors, RuleSources.Rules, ofScan: ScanLimits.Default with { Files = 10 }),
            Key(detectors, RuleSources.Rules, ofScan: ScanLimits.Default with { Bytes = 10 }),
            Key(detectors, RuleSources.Rules, ofScan: ScanLimits.Default with { Facts = 10 }),
        ];
        Assert.That(keys, Has.None.Null);
        Assert.That(keys, Is.Unique);
        Assert.That(Key(detectors, RuleSources.Rules), Is.EqualTo(keys[0]));
    }

    [Test]
    public void What_is_of_a_disk_of_a_moment_or_not_whole_has_none()
    {
        var scanner = Fixture.Scanner(RuleSources.Rules);
        Assert.That(scanner.KeyOf(Subject with { Snapshot = Tree with { OnDisk = "src/b.py" } }), Is.Null);
        Assert.That(scanner.Scan(Subject with { Snapshot = Tree with { Incompleteness = ["A folder is missing."] } }).MayChange, Is.True);
        Assert.That(scanner.KeyOf(Subject with { Host = new HostFacts("a/b", DateTimeOffset.UnixEpoch) }), Is.Null);
        Assert.That(scanner.KeyOf(Subject with { Past = null }), Is.Null);
        Assert.That(scanner.KeyOf(Subject with { Configuration = new Configuration("made by hand", default) }), Is.Null);
        Assert.That(scanner.KeyOf(Subject with { Configuration = Read("kind: tool\n").Over(new Configuration("made by hand", default)) }), Is.Null);
    }

    [Test]
    public void What_could_not_be_read_may_change_what_is_too_large_does_not()
    {
        Assert.That(Scan("call fit", tree => tree).MayChange, Is.False);
        Assert.That(Scan("throw", tree => tree).MayChange, Is.True, "a detector failed");
        Assert.That(Scan("call fit", tree => tree with { Missing = "src/a.facts" }).MayChange, Is.False, "the problems name it");
        Assert.That(Scan("call fit", tree => tree with { Missing = "src/a.facts" }, folder: "other").MayChange, Is.True, "no problem of this folder names it");
        Assert.That(Scan("call fit", tree => tree, history: new HistoryFacts(1, 0, 0, false, IsTruncated: true) { MayChange = true }).MayChange, Is.True);
        using var ended = new CancellationTokenSource();
        ended.Cancel();
        var late = new Scanner(new FileAnalyzer([new LineDetector()], ReadLimits.Default, new MemoryFactCache()), new Linker([new LineDetector.Resolver()]), RuleSources.Rules, ScanLimits.Default with { End = ended.Token });
        Assert.That(late.Scan(Subject).MayChange, Is.True);
        var small = new Scanner(new FileAnalyzer([new LineDetector()], ReadLimits.Default with { Bytes = 3 }, new MemoryFactCache()), new Linker([new LineDetector.Resolver()]), RuleSources.Rules);
        var large = small.Scan(new Subject(Of("call fit"), "large"));
        Assert.That((large.Problems.Length, large.MayChange), Is.EqualTo((2, false)));

        Assessment Scan(string text, Func<StoredSnapshot, StoredSnapshot> change, string folder = "", HistoryFacts? history = null) =>
            TestRules.Scanner(RuleSources.Rules).Scan(new Subject(change(Of(text)), "churn", history) { Folder = folder });
        static StoredSnapshot Of(string text) => new(new MemorySnapshot([KeyValuePair.Create("other/b.facts", "call fit"), KeyValuePair.Create("src/a.facts", text)]));
    }

    private static string? Key(IEnumerable<IDetector> detectors, RuleSet rules, ReadLimits? ofFile = null, string added = "", ScanLimits? ofScan = null) =>
        new Scanner(new FileAnalyzer(detectors, ofFile ?? ReadLimits.Default, new MemoryFactCache(), added), new Linker(DetectorCatalogue.Resolvers), rules, ofScan).KeyOf(Subject);

    private static Configuration Read(string text, string path = ".repomaturity.yml", int day = 1) => ConfigurationReader.Read(path, SourceText.Of(text), RuleSources.Rules, new DateOnly(2026, 1, day));
}
