using System.Text;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors;
using RepoMaturity.Tests.Golden;

namespace RepoMaturity.Tests.Evaluation;

/// <summary>
/// What must hold for every repository. Repositories are drawn, with fixed seeds, from the fixtures and from the examples of the rules; a failure names its draw.
/// </summary>
internal sealed class InvariantTests
{
    private const int Draws = 150;

    private const int PathsOfDetector = 4;

    private static readonly Dictionary<string, string>[] Fixtures = [.. Fixture.Names.Select(name => new Fixture(name).Files())];

    private static readonly RuleExample[] Examples = [.. RuleSources.Rules.Rules.SelectMany(rule => rule.Examples).Where(example => example.IsMatch)];

    /// <summary>Paths of formats that neither fixtures nor examples have.</summary>
    private static readonly string[] OtherPaths = ["Cargo.toml", "Pipfile", "Taskfile.yml", "azure.yaml", "build.sbt", "crontab", "deploy/train.timer", "go.mod", "gradle/libs.versions.toml", "justfile", "mise.toml", "package.json", "pixi.toml", "scripts/deploy.ps1", "setup.cfg", "setup.py", "skaffold.yaml"];

    /// <summary>A text for each path that some fixture or example has.</summary>
    private static readonly Dictionary<string, string> Texts = Examples.SelectMany(example => example.Files).Concat(Fixtures.SelectMany(files => files))
        .Concat(OtherPaths.Select(path => KeyValuePair.Create(path, string.Empty)))
        .GroupBy(file => file.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Value, StringComparer.Ordinal);

    private static IEnumerable<string> DetectorIds => DetectorCatalogue.Detectors.Select(detector => detector.Id);

    [TestCaseSource(typeof(Fixture), nameof(Fixture.Names))]
    public void Same_files_give_the_same_bytes_in_whatever_order_and_with_whatever_name(string name)
    {
        var files = new Fixture(name).Files();
        var random = new Random(1);
        var report = Report(Fixture.Scanner(RuleSources.Rules).Scan(Subject(files)));
        var shuffled = files.ToArray();
        random.Shuffle(shuffled);
        Assert.Multiple(() =>
        {
            Assert.That(Report(Fixture.Scanner(RuleSources.Rules).Scan(Subject(files))), Is.EqualTo(report), "a second scan");
            Assert.That(Report(Fixture.Scanner(RuleSources.Rules).Scan(new Subject(new MemorySnapshot(shuffled), "subject"))), Is.EqualTo(report), "shuffled files");
            Assert.That(
                Report(Fixture.Scanner(RuleSources.Rules).Scan(new Subject(new MemorySnapshot(files), "examples/tests")) with { Repository = "subject" }),
                Is.EqualTo(report),
                "another name");
        });
    }

    [Test]
    public void Order_of_rules_and_resolvers_changes_nothing()
    {
        var random = new Random(2);
        var rules = RuleSources.Files.ToArray();
        var resolvers = DetectorCatalogue.Resolvers.ToArray();
        random.Shuffle(rules);
        random.Shuffle(resolvers);
        var scanner = new Scanner(
            new FileAnalyzer(DetectorCatalogue.Detectors, ReadLimits.Default, new MemoryFactCache()), new Linker(resolvers), RuleSources.Load(rules));
        foreach (var files in Fixtures)
        {
            Assert.That(Report(scanner.Scan(Subject(files))), Is.EqualTo(Report(Fixture.Scanner(RuleSources.Rules).Scan(Subject(files)))));
        }
    }

    [Test]
    public void Cached_is_as_uncached()
    {
        var shared = Fixture.Scanner(RuleSources.Rules);
        foreach (var files in Fixtures.Concat(Fixtures))
        {
            Assert.That(Report(shared.Scan(Subject(files))), Is.EqualTo(Report(Fixture.Scanner(RuleSources.Rules).Scan(Subject(files)))));
        }
    }

    [Test]
    public void Adding_evidence_lowers_nothing()
    {
        var random = new Random(3);
        var scanner = Fixture.Scanner(RuleSources.Rules);
        var failures = new List<string>();
        for (var draw = 0; draw < Draws; draw++)
        {
            var files = Draw(random);
            var example = FreshExample(random, files);
            var more = new Dictionary<string, string>(files.Concat(example.Files), StringComparer.Ordinal);
            failures.AddRange(Lowered(scanner, Subject(files), Subject(more)).Select(lowered => $"draw {draw}, {example.Path}:{example.Line} added: {lowered}"));
        }

        Assert.That(failures, Is.Empty);
    }

    [Test]
    public void Unreadable_files_stop_nothing_and_lower_nothing([ValueSource(nameof(DetectorIds))] string detector)
    {
        var random = new Random(4);
        var scanner = Fixture.Scanner(RuleSources.Rules);
        var failures = new List<string>();
        var claimed = DetectorCatalogue.Detectors.First(each => each.Id == detector);
        var paths = Texts.Keys.Where(claimed.Claims).Order(StringComparer.Ordinal).ToArray();
        Assert.That(paths, Is.Not.Empty, "nothing to try: name a path in OtherPaths");
        random.Shuffle(paths);
        foreach (var path in paths.Take(PathsOfDetector))
        {
            foreach (var (what, bytes) in Unreadable(random, path))
            {
                var files = Fixtures[random.Next(Fixtures.Length)].Where(file => !Shadows(path, file.Key))
                    .ToDictionary(file => file.Key, file => Encoding.UTF8.GetBytes(file.Value), StringComparer.Ordinal);
                var more = new Dictionary<string, byte[]>(files, StringComparer.Ordinal) { [path] = bytes };
                var (before, after) = (new Subject(new ByteSnapshot(files), "subject"), new Subject(new ByteSnapshot(more), "subject"));
                failures.AddRange(Lowered(scanner, before, after).Select(lowered => $"{path}, {what}: {lowered}"));
                failures.AddRange(scanner.Scan(after).Problems.Where(IsFault).Select(problem => $"{path}, {what}: {problem.Detector} {problem.Message}"));
            }
        }

        Assert.That(failures, Is.Empty);
    }

    /// <summary>Contents that no reader can make much of: bytes, nothing, one endless line, one endless nesting, a file cut off in its middle.</summary>
    private static IEnumerable<(string What, byte[] Bytes)> Unreadable(Random random, string path)
    {
        var bytes = new byte[random.Next(1, 2000)];
        random.NextBytes(bytes);
        yield return ("random bytes", bytes);
        yield return ("nothing", []);
        yield return ("a byte order mark", [0xEF, 0xBB, 0xBF]);
        yield return ("a huge line", Encoding.UTF8.GetBytes(new string('x', 200_000)));
        yield return ("a deep nesting", Encoding.UTF8.GetBytes(new string("([{"[random.Next(3)], 20_000)));
        var text = Texts[path];
        yield return ("a file cut off", Encoding.UTF8.GetBytes(text[..random.Next(text.Length + 1)]));
    }

    /// <summary>A fixture, or a repository put together of some examples.</summary>
    private static Dictionary<string, string> Draw(Random random)
    {
        if (random.Next(2) == 0)
        {
            return Fixtures[random.Next(Fixtures.Length)];
        }

        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = random.Next(2, 12); i > 0; i--)
        {
            foreach (var (path, text) in FreshExample(random, files).Files)
            {
                files.Add(path, text);
            }
        }

        return files;
    }

    /// <summary>An example whose files neither mark a context nor stand in the way of those that are there.</summary>
    private static RuleExample FreshExample(Random random, Dictionary<string, string> files)
    {
        var fresh = Examples.Where(example => !example.Files.Any(file => MarksContext(file.Key) || files.Keys.Any(other => Shadows(file.Key, other)))).ToArray();
        return fresh[random.Next(fresh.Length)];
    }

    /// <summary>What stands lower after than before. Where the kind has changed, only what is found is compared: a kind caps practices, and knows other stages.</summary>
    private static List<string> Lowered(Scanner scanner, Subject before, Subject after)
    {
        var (old, now) = (scanner.Scan(before), scanner.Scan(after));
        return old.Kind.Kind == now.Kind.Kind
            ? [.. Lowered(LevelsOf(old), LevelsOf(now))]
            : [.. Lowered(LevelsOf(scanner.Collect(before)), LevelsOf(scanner.Collect(after)))];
    }

    private static IEnumerable<string> Lowered(Dictionary<string, int> before, Dictionary<string, int> after) => before
        .Where(level => after.GetValueOrDefault(level.Key) < level.Value)
        .Select(level => $"{level.Key} from {level.Value} to {after.GetValueOrDefault(level.Key)}");

    private static Dictionary<string, int> LevelsOf(Assessment assessment)
    {
        var levels = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var practice in assessment.Practices)
        {
            levels.Add(practice.Practice.Id, (int)practice.Level);
            foreach (var aspect in practice.Aspects)
            {
                levels.Add(aspect.Aspect.Id, (int)aspect.Level);
            }
        }

        foreach (var framework in assessment.Frameworks)
        {
            levels.Add("stage of " + framework.Framework.Id, framework.Stage?.Index ?? -1);
            foreach (var dimension in framework.Dimensions)
            {
                levels.Add($"dimension {dimension.Dimension.Id} of {framework.Framework.Id}", dimension.Stage);
            }

            foreach (var item in framework.Items)
            {
                levels.Add($"item {item.Item.Id} of {framework.Framework.Id}", item.Status == ItemStatus.Met ? 1 : 0);
            }
        }

        return levels;
    }

    private static Dictionary<string, int> LevelsOf(CollectedEvidence collected) => collected.Evidence.Where(found => found.Claim is not null)
        .GroupBy(found => found.Claim!, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Max(found => (int)found.Level), StringComparer.Ordinal);

    private static bool MarksContext(string path) => path.EndsWith(".gitattributes", StringComparison.Ordinal);

    /// <summary>Whether a file stands where one is, or gives a module, a script or a configuration a second place under the same name.</summary>
    private static bool Shadows(string path, string other) => Path.GetFileNameWithoutExtension(other) == Path.GetFileNameWithoutExtension(path);

    private static bool IsFault(Problem problem) => problem.Message.StartsWith("The detector failed", StringComparison.Ordinal);

    private static Subject Subject(Dictionary<string, string> files) => new(new MemorySnapshot(files), "subject");

    private static string Report(Assessment assessment) => Encoding.UTF8.GetString(JsonReport.Write(assessment, new Tool("test", "0")));
}
