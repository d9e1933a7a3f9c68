using RepoMaturity.Cli;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Rules;
using RepoMaturity.Tests.Architecture;

namespace RepoMaturity.Tests.Rules;

/// <summary>Technologies are known from repositories, not from their names: where each was seen is written down.</summary>
internal sealed class SightingTests
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    private static readonly IReadOnlyList<Rule> Technologies = [.. RuleSource.Load(SourceTree.At("rules")).Rules.Where(rule => rule.IsTechnology)];

    [TestCase($"a/b@{Commit}:src/c.py:12", "src/c.py", 12)]
    [TestCase($"a/b.c@{Commit}:d e/f:g@h.py:1", "d e/f:g@h.py", 1)]
    public void A_sighting_names_repository_commit_file_and_line(string text, string path, int line)
    {
        Assert.That(Sighting.TryRead(text, out var sighting), Is.True);
        Assert.That((sighting!.Commit, sighting.Path, sighting.Line), Is.EqualTo((Commit, path, line)));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("a/b@main:c.py:1")]
    [TestCase($"a@{Commit}:c.py:1")]
    [TestCase($"a/b/c@{Commit}:c.py:1")]
    [TestCase($"a/b@{Commit}:c.py")]
    [TestCase($"a/b@{Commit}:c.py:0")]
    [TestCase($"a/b@{Commit}:/c.py:1")]
    [TestCase($"a/b@{Commit}::1")]
    public void What_names_less_is_no_sighting(string? text) => Assert.That(Sighting.TryRead(text, out _), Is.False);

    [Test]
    public void Most_technologies_were_seen() => Assert.That(Technologies.Count(rule => rule.Seen is not null), Is.GreaterThanOrEqualTo(150));

    [Test]
    public void What_was_seen_shows_by_more_than_a_dependency() => Assert.That(
        Technologies.Where(rule => rule.Seen is not null && !rule.Signals.Any(signal => signal.Because is null && ShowsMore(signal.When))).Select(rule => rule.Id), Is.Empty);

    private static bool ShowsMore(Condition condition) => condition switch
    {
        Condition.Any any => any.Parts.Any(ShowsMore),
        Condition.All all => all.Parts.Any(ShowsMore),
        Condition.None => false,
        Condition.HasFact fact => fact.Term.Kind != FactKind.Dependency,
        _ => true,
    };
}
