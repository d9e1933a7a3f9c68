using RepoMaturity.Cache;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git;

namespace RepoMaturity.Tests.Git;

/// <summary>Who changed what, told the same by both implementations.</summary>
internal sealed class ChangeTests(GitImplementation implementation) : RepositoryContract(implementation)
{
    private const string Bot = "dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>";

    [Test]
    public void Changes_of_people_are_told_newest_first_and_those_of_programs_and_merges_are_not()
    {
        var git = TestGit.Init(Top);
        Write("train.py", "1");
        Write("src/app.py", "1");
        git.Commit("start", "Ada <ada@example.org>");
        Write("requirements.txt", "x==2");
        git.Commit("Bump x (#1)", Bot);
        git.Run("checkout", "-q", "-b", "feature");
        Write("train.py", "2");
        git.Commit("work", "Bob <bob@example.org>");
        git.Run("checkout", "-q", "main");
        Write("src/app.py", "2");
        git.Commit("meanwhile", "Ada <ada@example.org>");
        git.Run("merge", "-q", "--no-ff", "-m", "Merge pull request #2 from bob/feature", "feature");

        using var repository = Open();
        Assert.That(Lines(repository.Changes!), Is.EqualTo(new[] { "A src/app.py", "B train.py", "A src/app.py train.py" }));
        Assert.That((repository.Changes!.MainlineChanges, repository.Changes.MainlinePullRequests), Is.EqualTo((3, 1)), "the start, the change meanwhile, and the merge");
    }

    [Test]
    public void People_of_a_mailmap_are_one_and_who_shares_an_address_may_be_two()
    {
        var git = TestGit.Init(Top);
        Write(".mailmap", "Ada L <ada@example.org> Countess <countess@example.org>\nEve <eve@example.org> Pair <pair@example.org>\nBob <bob@example.org> Bob <pair@example.org>\n");
        git.Commit("1", "Ada L <ada@example.org>");
        Write("a", "2");
        git.Commit("2", "Countess <countess@example.org>");
        Write("a", "3");
        git.Commit("3", "Pair <pair@example.org>");
        Write("a", "4");
        git.Commit("4", "Bob <pair@example.org>");

        using var repository = Open();
        Assert.That(repository.History!.Authors, Is.EqualTo(3));
        Assert.That(Lines(repository.Changes!), Is.EqualTo(new[] { "A a", "B a", "C a", "C .mailmap" }));
        using var earlier = Open(revision: "HEAD~2");
        Assert.That(earlier.History!.Authors, Is.EqualTo(1), "the mailmap of the scanned commit");
    }

    [Test]
    public void A_mailmap_that_is_a_link_is_not_followed()
    {
        var git = TestGit.Init(Top);
        Write("names", "Ada <ada@example.org> <bob@example.org>\n");
        File.CreateSymbolicLink(Path.Combine(Top, ".mailmap"), "names");
        git.Commit("1", "Ada <ada@example.org>");
        git.Commit("2", "Bob <bob@example.org>");

        using var repository = Open();
        Assert.That(repository.History!.Authors, Is.EqualTo(2));
    }

    [Test]
    public void A_rename_is_no_change_and_what_was_changed_before_counts_for_the_new_name()
    {
        var git = TestGit.Init(Top);
        Write("old/model.py", "1");
        Write("twin-1", "same");
        Write("twin-2", "same");
        git.Commit("1", "Ada <ada@example.org>");
        Write("old/model.py", "2");
        git.Commit("2", "Bob <bob@example.org>");
        git.Run("mv", "old", "new");
        git.Commit("3", "Eve <eve@example.org>");
        git.Run("mv", "new/model.py", "new/net.py");
        Write("new/other.py", "1");
        git.Commit("4", "Eve <eve@example.org>");
        git.Run("rm", "-q", "twin-1", "twin-2");
        Write("twin-3", "same");
        git.Commit("5", "Eve <eve@example.org>");

        using var repository = Open();
        Assert.That(Lines(repository.Changes!), Is.EqualTo(new[] { "A twin-1 twin-2 twin-3", "A new/other.py", "A", "B new/net.py", "C new/net.py twin-1 twin-2" }));
    }

    [Test]
    public void What_trees_differ_in_is_told_again_from_what_was_kept_on_the_disk()
    {
        const string Fingerprint = "0123456789abcdef";
        var git = TestGit.Init(Top);
        Write("old/model.py", "1");
        Write("b", "2");
        git.Commit("1", "Ada <ada@example.org>");
        git.Run("mv", "old", "new");
        Write("b", "3");
        git.Commit("2", "Bob <bob@example.org>");
        File.Delete(Path.Combine(Top, "b"));
        Write("new/model.py", "2");
        git.Commit("3", "Eve <eve@example.org>");
        var answers = new List<string[]>();
        foreach (var missing in new[] { 3, 0 })
        {
            var store = new FactStore(new CacheFolder(Folder["cache"]), Top);
            var counted = new CountedCache(store);
            using var repository = RepositoryOpener.Open(Top, new OpenOptions { Git = Implementation, Kept = _ => (counted, Fingerprint) });
            answers.Add(Lines(repository.Changes!));
            Assert.That(counted.Missing, Is.EqualTo(missing));
            store.Save();
        }

        Assert.That(answers[1], Is.EqualTo(answers[0]));
        Assert.That(answers[0], Is.EqualTo(new[] { "A b new/model.py", "B b", "C b new/model.py" }));
    }

    [Test]
    public void A_file_may_become_a_folder_and_a_folder_a_file()
    {
        var git = TestGit.Init(Top);
        Write("a", "1");
        Write("b/c", "2");
        git.Commit("1");
        File.Delete(Path.Combine(Top, "a"));
        Directory.Delete(Path.Combine(Top, "b"), recursive: true);
        Write("a/d", "3");
        Write("b", "4");
        git.Commit("2");

        using var repository = Open();
        Assert.That(Lines(repository.Changes!)[0], Is.EqualTo("A a a/d b b/c"));
    }

    [Test]
    public void Changes_at_the_edge_of_a_shallow_clone_are_not_told()
    {
        var git = TestGit.Init(Top);
        foreach (var text in new[] { "1", "2", "3" })
        {
            Write("a", text);
            git.Commit(text);
        }

        git.Run("clone", "-q", "--depth", "2", "file://" + Top, Folder["shallow"]);
        using var repository = Open(Folder["shallow"]);
        Assert.That(Lines(repository.Changes!), Is.EqualTo(new[] { "A a" }));
        Assert.That(repository.History!.IsShallow, Is.True);
    }

    /// <summary>A line a change; people are named by letters, in the order in which they come.</summary>
    private static string[] Lines(ChangeFacts facts)
    {
        var people = facts.Changes.Select(change => change.Person).Distinct().ToList();
        return [.. facts.Changes.Select(change => string.Join(' ', change.Paths.Prepend($"{(char)('A' + people.IndexOf(change.Person))}")))];
    }

    /// <summary>Counts what is asked for and not there.</summary>
    private sealed class CountedCache(IFactCache kept) : IFactCache
    {
        public int Missing { get; private set; }

        public FileFacts? Find(FactKey key)
        {
            var found = kept.Find(key);
            Missing += found is null ? 1 : 0;
            return found;
        }

        public void Keep(FactKey key, FileFacts facts) => kept.Keep(key, facts);
    }
}
