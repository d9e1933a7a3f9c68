using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Tests.Golden;

namespace RepoMaturity.Tests.Evaluation;

/// <summary>Which languages a report says that it did not read.</summary>
internal sealed class UnreadCodeTests
{
    [TestCase("a.rs b.rs c.rs README.md", "Rust 3")]
    [TestCase("a.rs b.rs", "Rust 2", Description = "a small service")]
    [TestCase("a.rs b.py", "", Description = "one file may be a script")]
    [TestCase("a.go b.go c.go d.py e.py", "Go 3")]
    [TestCase("a.h b.cpp c.CU d.jl e.jl f.jl g.jl", "Julia 4, C and C++ 3")]
    [TestCase("a.py b.ts c.R d.cs", "")]
    [TestCase("rs go.mod .go", "")]
    public void Languages_without_a_reader_are_counted(string files, string expected) => Assert.That(Said(UnreadCode.In(files.Split(' '))), Is.EqualTo(expected));

    [Test]
    public void A_few_files_beside_many_are_not_named() =>
        Assert.That(UnreadCode.In(Enumerable.Range(0, 40).Select(number => $"{number}.py").Concat(["a.c", "b.c", "c.c"])), Is.Empty);

    [Test]
    public void What_is_vendored_is_not_the_repositorys_own()
    {
        var files = new[] { "a.go", "b.go", "c.go", "vendor/d.go", "vendor/e.go", "f.pb.go" }.ToDictionary(path => path, _ => "package a\n");
        var scan = Fixture.Scanner(RuleSources.Rules).Scan(new Subject(new MemorySnapshot(files), "walk"));
        Assert.That(Said(scan.Unread), Is.EqualTo("Go 3"));
        Assert.That(string.Join('\n', Core.Reports.TextReport.Write(scan, isVerbose: false)), Does.Contain("3 files of Go").And.Not.Contain("Nothing was left out"));
    }

    private static string Said(IEnumerable<UnreadLanguage> languages) => string.Join(", ", languages.Select(language => $"{language.Name} {language.Files}"));
}
