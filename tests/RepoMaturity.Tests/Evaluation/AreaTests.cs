using System.Collections.Immutable;
using RepoMaturity.BuiltInRules;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Evaluation;

/// <summary>Which files belong to which area, and what is told of the people who change it.</summary>
internal sealed class AreaTests
{
    private const long Day = 24 * 60 * 60;
    private const long Now = 1_700_000_000;

    private const string Areas = """
        areas:
          - { id: modelling, name: Modelling code, always: ["*.ipynb"], practices: [training], otherwise: ["train.*"] }
          - { id: operations, name: CI and infrastructure, always: [Dockerfile], practices: [tests], otherwise: ["/infra/**"] }
          - { id: application, name: Application code, otherwise: ["*.py", "*.facts"] }
        bridges:
          - { id: both, name: Both, areas: [modelling, operations] }
        """;

    [TestCase("explore.ipynb", "modelling")]
    [TestCase("a.facts", "modelling", Description = "by what it shows")]
    [TestCase("ci.facts", "operations", Description = "by what it shows")]
    [TestCase("a.ipynb/Dockerfile", "operations")]
    [TestCase("train.facts", "modelling", Description = "by its name, since it is no longer there")]
    [TestCase("infra/x", "operations")]
    [TestCase("lib/infra/x", null)]
    [TestCase("infra/train.py", "modelling", Description = "the first that claims it")]
    [TestCase("other.facts", "application")]
    [TestCase("README.md", null)]
    [TestCase("examples/explore.ipynb", "modelling", Description = "a context that lowers some practices alone")]
    [TestCase("vendor/explore.ipynb", null, Description = "what counts for nothing is nobody's work")]
    public void A_file_belongs_to_the_first_area_that_claims_it(string path, string? area)
    {
        var history = Scan([new HistoryChange(1, Now, [path])]).History!;
        Assert.That(history.Areas.Where(found => found.Changes > 0).Select(found => found.Area.Id), Is.EqualTo(area is null ? [] : new[] { area }));
    }

    [Test]
    public void People_and_changes_of_each_area_are_counted()
    {
        var history = Scan(
        [
            new HistoryChange(1, Now, ["a.facts", "train.py", "Dockerfile"]),
            new HistoryChange(1, Now - (364 * Day), ["a.facts"]),
            new HistoryChange(2, Now - (365 * Day), ["a.facts"]),
            new HistoryChange(3, Now - (800 * Day), ["a.facts"]),
            new HistoryChange(3, Now - (900 * Day), ["Dockerfile"]),
        ]).History!;
        Assert.That(
            history.Areas.Select(area => (area.Area.Id, area.People, area.Changes, area.ChangesInLastYear, area.LastChange)),
            Is.EqualTo(new (string, int, int, int, DateOnly?)[]
            {
                ("modelling", 3, 4, 2, new DateOnly(2023, 11, 14)),
                ("operations", 2, 2, 1, new DateOnly(2023, 11, 14)),
                ("application", 0, 0, 0, null),
            }));
        Assert.That(history.Bridges.Single().People, Is.EqualTo(2));
        Assert.That(history.Since, Is.Null);
    }

    [Test]
    public void Older_changes_that_were_not_compared_are_said()
    {
        var history = Scan([new HistoryChange(1, Now - Day, ["a.facts"])], total: 7).History!;
        Assert.That((history.Compared, history.ChangesTotal, history.Since), Is.EqualTo((1, 7, new DateOnly(2023, 11, 13))));
    }

    [TestCase(long.MinValue, 1)]
    [TestCase(long.MaxValue, 9999)]
    public void Times_that_no_calendar_has_are_taken(long time, int year) =>
        Assert.That(Scan([new HistoryChange(1, time, ["a.facts"])]).History!.Areas[0].LastChange!.Value.Year, Is.EqualTo(year));

    [Test]
    public void Of_a_folder_only_its_own_changes_count()
    {
        var changes = ImmutableArray.Create(new HistoryChange(1, Now, ["train.py"]), new HistoryChange(2, Now, ["sub/train.py"]), new HistoryChange(3, Now, ["subfolder/train.py"]));
        Assert.That(Scan(changes, folder: "sub").History!.Areas[0].Changes, Is.EqualTo(1));
    }

    [TestCase("area: modelling, people: 2", 2, "fewer than 3 people changed modelling code")]
    [TestCase("area: modelling, people: 3", 3, "3 people changed modelling code")]
    [TestCase("area: [modelling, operations], people: 1", 3, null)]
    [TestCase("area: operations, people: 1", 3, null)]
    public void A_signal_asks_for_people_who_changed_all_of_its_areas(string signal, int people, string? detail)
    {
        var changes = Enumerable.Range(0, people).Select(person => new HistoryChange(person, Now, ["train.py"])).ToImmutableArray();
        var practice = Scan(changes, signal: signal).Practices[0];
        Assert.That((practice.Evidence.SingleOrDefault()?.Detail, practice.CouldBe), Is.EqualTo((detail, detail is null ? Level.Absent : Level.Implemented)));
    }

    [TestCase(true, false, 1)]
    [TestCase(false, true, 1)]
    [TestCase(false, false, 2)]
    public void What_more_history_could_show_is_unknown(bool isShallow, bool isTruncated, int total)
    {
        var practice = Scan([new HistoryChange(1, Now, ["train.py"])], total, signal: "area: operations, people: 1", isShallow: isShallow, isTruncated: isTruncated).Practices[0];
        Assert.That((practice.Level, practice.CouldBe), Is.EqualTo((Level.Absent, Level.Implemented)));
    }

    [TestCase("practice: tracking, area: modeling, people: 1", "8: There is no area 'modeling'. Did you mean 'modelling'?")]
    [TestCase("practice: tracking, area: modelling", "'area' and 'people' go together")]
    public void A_mistake_in_a_signal_is_reported(string signal, string problem) =>
        Assert.That(Load(signal).Problems.Select(found => found.ToString()), Has.Some.Contains(problem));

    [TestCase("areas: [{ id: a, name: A, practices: [trainin] }]", "There is no practice 'trainin'. Did you mean 'training'?")]
    [TestCase("areas: [{ id: a, name: A }, { id: a, name: B }]", "'a' is defined twice")]
    [TestCase("areas: [{ id: a, name: A }]\nbridges: [{ id: b, name: B, areas: [c] }]", "There is no area 'c'.")]
    [TestCase("areas: [{ id: a, name: A, path: x }]", "Unknown key 'path'.")]
    public void A_mistake_in_areas_is_reported(string text, string problem) =>
        Assert.That(TestRules.Load(false, ("areas.yml", text)).Problems.Select(found => found.ToString()), Has.Some.Contains(problem));

    [TestCase("src/churn/train.py", "modelling")]
    [TestCase("notebooks/eda.ipynb", "modelling")]
    [TestCase("tests/notebooks/check.ipynb", "modelling")]
    [TestCase("dags/daily.py", "data")]
    [TestCase("data/raw.csv.dvc", "data")]
    [TestCase("sub/.github/workflows/ci.yml", "operations")]
    [TestCase(".gitlab-ci.yml", "operations")]
    [TestCase("terraform/main.tf", "operations")]
    [TestCase("deploy/values.yaml", "operations")]
    [TestCase("tests/test_train.py", "application")]
    [TestCase("tests/unit/training/conftest.py", "application")]
    [TestCase("sdk/python/feast/infra/provider.py", "application", Description = "a folder below the root is named alike in other trades")]
    [TestCase("web/src/models/user.ts", "application")]
    [TestCase("src/App/Program.cs", "application")]
    [TestCase("vendor/lib/a.py", null)]
    [TestCase("docs/train.md", null)]
    [TestCase("README.md", null)]
    [TestCase("requirements.txt", null)]
    [TestCase("poetry.lock", null)]
    [TestCase("LICENSE", null)]
    public void The_built_in_areas_claim_files_that_are_no_longer_there(string path, string? area)
    {
        var facts = new ChangeFacts(Now, [new HistoryChange(1, Now, [path])], 1, 0, 0);
        var subject = new Subject(new MemorySnapshot([]), "test", new HistoryFacts(1, 0, 0, false, false)) { Changes = new Lazy<ChangeFacts?>(facts) };
        var areas = TestRules.Scanner(BuiltInRuleSet.Load()).Scan(subject).History!.Areas;
        Assert.That(areas.SingleOrDefault(found => found.Changes > 0)?.Area.Id, Is.EqualTo(area));
    }

    private static RuleLoadResult Load(string signal) => TestRules.Load(
        false,
        ("areas.yml", Areas),
        ("conventions/test.yml", "id: test\nname: Test\nsignals:\n  - practice: training\n    any: [{ call: train }]\n  - practice: tests\n    any: [{ call: test }]\nhistory: [{ " + signal + " }]"));

    private static Assessment Scan(
        ImmutableArray<HistoryChange> changes, int? total = null, string folder = "", string signal = "area: application, people: 99", bool isShallow = false, bool isTruncated = false)
    {
        var rules = Load(signal.StartsWith("practice", StringComparison.Ordinal) ? signal : "practice: tracking, " + signal).Rules!;
        var files = TestRules.Files("== a.facts\ncall train\n== ci.facts\ncall test\n== other.facts\ncall x\n== sub/b.facts\ncall x");
        var facts = new ChangeFacts(Now, changes, total ?? changes.Length, 0, 0);
        return TestRules.Scanner(rules).Scan(new Subject(new MemorySnapshot(files), "test", new HistoryFacts(5, 0, 0, isShallow, isTruncated))
        {
            Folder = folder,
            Changes = new Lazy<ChangeFacts?>(facts),
        });
    }
}
