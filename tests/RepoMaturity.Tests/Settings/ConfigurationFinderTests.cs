using RepoMaturity.Core.Settings;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Settings;

internal sealed class ConfigurationFinderTests
{
    [TestCase("== a.py\n", null)]
    [TestCase("== sub/.repomaturity.yml\nkind: tool\n", null)]
    [TestCase("== .repomaturity.yml\nkind: tool\n", ".repomaturity.yml tool")]
    [TestCase("== .github/repomaturity.yml\nkind: tool\n", ".github/repomaturity.yml tool")]
    public void It_stands_in_one_of_two_places(string files, string? found)
    {
        var read = Find(files);
        Assert.That(read is null ? null : $"{read.Path} {read.Kind?.Id}", Is.EqualTo(found));
        Assert.That(read?.Problems ?? [], Is.Empty);
    }

    [TestCase("== .github/repomaturity.yml\nkind: tool\n== .repomaturity.yml\nkind: tool\n", ".repomaturity.yml:1: There are two configurations, .repomaturity.yml and .github/repomaturity.yml, and none of them counts: keep one.")]
    [TestCase("== .repomaturity.yaml\nkind: tool\n", ".repomaturity.yaml:1: A configuration is not looked for here: name it .repomaturity.yml or .github/repomaturity.yml.")]
    public void What_cannot_count_is_told(string files, string problem)
    {
        var read = Find(files)!;
        Assert.That(read.Problems.Select(each => each.ToString()), Is.EqualTo(new[] { problem }));
        Assert.That(read.Kind, Is.Null);
    }

    private static Configuration? Find(string files) => ConfigurationFinder.Find(new MemorySnapshot(TestRules.Files(files)), Read.Rules, Read.Day);
}
