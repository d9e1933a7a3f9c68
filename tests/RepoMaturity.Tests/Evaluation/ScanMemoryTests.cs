using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Tests.Golden;

namespace RepoMaturity.Tests.Evaluation;

/// <summary>What one scan leaves to the next of a history changes no answer.</summary>
internal sealed class ScanMemoryTests
{
    private const int Steps = 40;

    [TestCaseSource(typeof(Fixture), nameof(Fixture.Names))]
    public void Commit_after_commit_is_as_each_alone(string name)
    {
        var all = new Fixture(name).Files();
        var random = new Random(1);
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var scanner = Fixture.Scanner(RuleSources.Rules);
        var memory = new ScanMemory();
        for (var step = 0; step < Steps; step++)
        {
            var path = all.Keys.ElementAt(random.Next(all.Count));
            switch (random.Next(6))
            {
                case 0:
                    files.Remove(path);
                    break;
                case 1 when files.TryGetValue(path, out var text):
                    files[path] = text + "\n";
                    break;
                case 2 when files.TryGetValue(path, out var text) && path.EndsWith(".py", StringComparison.Ordinal):
                    files[path] = "\n\n" + text;
                    break;
                case 3:
                    break;
                default:
                    files[path] = all[path];
                    break;
            }

            var history = new HistoryFacts(step / 4, step / 3, step / 8, IsShallow: false, IsTruncated: false);
            var subject = new Subject(new MemorySnapshot(files), name, history);
            Assert.That(Told(scanner.ScanNext(subject, memory)), Is.EqualTo(Told(scanner.Scan(subject))), $"step {step}");
        }

        Assert.That(memory.Recalled, name.Contains("template", StringComparison.Ordinal) ? Is.Not.Negative : Is.Positive);
    }

    [Test]
    public void A_file_that_moved_or_a_line_of_code_that_came_is_no_commit_before()
    {
        var scanner = Fixture.Scanner(RuleSources.Rules);
        var memory = new ScanMemory();
        Assert.That(Level("train.py", "import mlflow\n"), Is.Not.EqualTo(Level("train.py", "import mlflow\nmlflow.log_metric('a', 1)\n")));
        Assert.That(Level("train.py", "x = 1\nimport mlflow\n\nmlflow.log_metric('a', 1)\n"), Is.EqualTo(Core.Rules.Level.Implemented));
        Assert.That(Level("docs/examples/train.py", "x = 1\nimport mlflow\n\nmlflow.log_metric('a', 1)\n"), Is.LessThan(Core.Rules.Level.Implemented));

        Core.Rules.Level Level(string path, string text) => scanner.ScanNext(new Subject(new MemorySnapshot([KeyValuePair.Create(path, text)]), "subject"), memory)
            .Practices.First(practice => practice.Practice.Id == "experiment-tracking").Level;
    }

    /// <summary>What a timeline tells of an assessment.</summary>
    private static IEnumerable<string> Told(Assessment assessment)
    {
        yield return assessment.Kind.Kind.Id;
        foreach (var practice in assessment.Practices)
        {
            yield return $"{practice.Practice.Id} {practice.Level}";
            foreach (var aspect in practice.Aspects)
            {
                yield return $"{aspect.Aspect.Id} {aspect.Level}";
            }
        }

        foreach (var framework in assessment.Frameworks)
        {
            yield return $"{framework.Framework.Id} {framework.Stage?.Index}";
            foreach (var dimension in framework.Dimensions)
            {
                yield return $"{framework.Framework.Id} {dimension.Dimension.Id} {dimension.Stage}";
            }

            foreach (var item in framework.Items)
            {
                yield return $"{framework.Framework.Id} {item.Item.Id} {item.Status}";
            }
        }

        foreach (var technology in assessment.Technologies)
        {
            yield return $"{technology.Rule.Id} {technology.Level}";
        }
    }
}
