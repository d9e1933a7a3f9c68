using RepoMaturity.Git;
using RepoMaturity.Git.Remotes;

namespace RepoMaturity.Tests.Git;

/// <summary>Clones over the file protocol, which only tests allow.</summary>
[NonParallelizable]
internal sealed class TemporaryCloneTests
{
    private TemporaryFolder folder = null!;
    private TestGit git = null!;

    [SetUp]
    public void MakeRepository()
    {
        folder = new TemporaryFolder();
        git = TestGit.Init(folder["origin"]);
        folder.Write("origin/train.py", "print()\n");
        git.Commit("one");
        git.Run("tag", "v1");
        git.Run("checkout", "-q", "-b", "side");
        folder.Write("origin/side.py", "print()\n");
        git.Commit("two");
        git.Run("checkout", "-q", "main");
    }

    [TearDown]
    public void RemoveRepository() => folder.Dispose();

    [Test]
    public void The_main_branch_is_read_with_its_history_and_the_clone_is_gone_after()
    {
        string clonedTo;
        using (var clone = Take())
        {
            clonedTo = clone.Folder;
            using var opened = RepositoryOpener.Open(clone.Folder);
            Assert.That(opened.Name, Is.EqualTo("origin"));
            Assert.That(opened.Snapshot.Files.Select(file => file.Path), Is.EqualTo(new[] { "train.py" }));
            Assert.That(opened.History!.Authors, Is.EqualTo(1));
            Assert.That(() => RepositoryOpener.Open(clone.Folder, new OpenOptions { Revision = "side" }), Throws.InstanceOf<RepositoryException>());
        }

        Assert.That(Directory.Exists(Path.GetDirectoryName(clonedTo)), Is.False);
    }

    [TestCase("side", 2)]
    [TestCase("v1", 1)]
    public void All_branches_and_tags_come_where_one_is_asked_for(string revision, int files)
    {
        using var clone = Take(withAllBranches: true);
        using var opened = RepositoryOpener.Open(clone.Folder, new OpenOptions { Revision = revision });
        Assert.That(opened.Snapshot.Files, Has.Count.EqualTo(files));
    }

    [Test]
    public void Hooks_templates_and_configuration_of_the_person_run_nothing()
    {
        var marker = folder["ran"];
        var script = $"#!/bin/sh\necho ran >>'{marker}'\n";
        foreach (var name in new[] { "template/hooks/post-checkout", "template/hooks/reference-transaction", "program" })
        {
            folder.Write(name, script);
            if (!OperatingSystem.IsWindows())
            {
                UnixFile.MakeExecutable(folder[name]);
            }
        }

        folder.Write("home/.gitconfig", $"[init]\n\ttemplateDir = {folder["template"]}\n[core]\n\thooksPath = {folder["template/hooks"]}\n\tfsmonitor = {folder["program"]}\n[credential]\n\thelper = {folder["program"]}\n");
        var before = Environment.GetEnvironmentVariable("HOME");
        var template = Environment.GetEnvironmentVariable("GIT_TEMPLATE_DIR");
        try
        {
            Environment.SetEnvironmentVariable("HOME", folder["home"]);
            Environment.SetEnvironmentVariable("GIT_TEMPLATE_DIR", folder["template"]);
            using var clone = Take();
            Assert.That(Directory.Exists(Path.Combine(clone.Folder, "hooks")), Is.False);
        }
        finally
        {
            Environment.SetEnvironmentVariable("HOME", before);
            Environment.SetEnvironmentVariable("GIT_TEMPLATE_DIR", template);
        }

        Assert.That(File.Exists(marker), Is.False);
    }

    [Test]
    public void Another_protocol_is_refused_and_nothing_is_left()
    {
        var before = Scratch();
        Assert.That(
            () => TemporaryClone.Take(Url("origin"), "origin", withAllBranches: false, protocol: "https"),
            Throws.InstanceOf<RepositoryException>().With.Message.Contains("cannot be cloned").And.Message.Contains("not allowed"));
        Assert.That(Scratch().Except(before), Is.Empty);
    }

    [Test]
    public void What_is_not_there_is_one_sentence() =>
        Assert.That(
            () => TemporaryClone.Take(Url("nowhere"), "nowhere", withAllBranches: false, protocol: "file"),
            Throws.InstanceOf<RepositoryException>().With.Message.Contains("cannot be cloned").And.Message.Not.Contains("\n"));

    private TemporaryClone Take(bool withAllBranches = false) => TemporaryClone.Take(Url("origin"), "origin", withAllBranches, protocol: "file");

    private string Url(string name) => new Uri(folder[name]).AbsoluteUri;

    private static string[] Scratch() => Directory.GetDirectories(Path.GetTempPath(), "repomaturity-*").Where(path => Directory.GetDirectories(path, "origin.git").Length > 0).ToArray();
}
