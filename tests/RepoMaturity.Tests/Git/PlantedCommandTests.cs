using RepoMaturity.Git;

namespace RepoMaturity.Tests.Git;

/// <summary>A repository that plants a command wherever git would run one. None may run in any kind of scan.</summary>
[Platform(Exclude = "Win", Reason = "The planted commands are shell scripts.")]
[NonParallelizable]
internal sealed class PlantedCommandTests(GitImplementation implementation) : RepositoryContract(implementation)
{
    private static readonly string[] Hooks =
    [
        "post-checkout", "pre-commit", "post-index-change", "reference-transaction", "fsmonitor-watchman", "post-merge", "pre-auto-gc", "post-rewrite",
    ];

    private string Marker => Folder["ran"];

    [Test]
    public void The_planted_commands_would_run_if_git_stood_in_the_repository()
    {
        var git = Plant();

        // Otherwise this fixture would show nothing.
        Assert.That(() => git.Run("status"), Throws.InvalidOperationException);
        Assert.That(File.Exists(Marker), Is.True);
        File.Delete(Marker);
        Assert.That(() => git.Run("--no-pager", "cat-file", "-p", MissingBlob), Throws.InvalidOperationException);
        Assert.That(File.Exists(Marker), Is.True);
    }

    [Test]
    public void No_planted_command_runs()
    {
        Plant();
        Dictionary<string, string?> environment = new()
        {
            ["GIT_DIR"] = Path.Combine(Top, ".git"),
            ["GIT_WORK_TREE"] = Top,
            ["GIT_CONFIG_GLOBAL"] = Path.Combine(Top, ".git", "config"),
            ["GIT_SSH_COMMAND"] = Command("ssh-variable"),
            ["GIT_EXTERNAL_DIFF"] = Command("diff-variable"),
            ["GIT_CONFIG_COUNT"] = "1",
            ["GIT_CONFIG_KEY_0"] = "core.fsmonitor",
            ["GIT_CONFIG_VALUE_0"] = Command("fsmonitor-variable"),
            ["GIT_TRACE2_EVENT"] = Folder["trace"],
            ["HOME"] = Top,
        };
        var before = environment.Keys.ToDictionary(name => name, Environment.GetEnvironmentVariable);
        var folder = Environment.CurrentDirectory;
        try
        {
            Environment.CurrentDirectory = Top;
            foreach (var (name, value) in environment)
            {
                Environment.SetEnvironmentVariable(name, value);
            }

            foreach (var (revision, includeUntracked, path) in new[]
            {
                (null, false, Top), (null, true, Top), ("HEAD", false, Top), ("HEAD~1", false, Top), ("main", false, Top), ("v1", false, Top),
                (null, false, Path.Combine(Top, ".git")), (null, true, Folder["linked"]),
            })
            {
                using var repository = Open(path, revision, includeUntracked);
                var lines = Lines(repository);
                Assert.That(lines, Has.Some.EqualTo("Regular missing (MissingBlob)"));
                Assert.That(lines, Has.Some.StartsWith("Regular text.txt "));
                Assert.That(repository.History!.Authors, Is.EqualTo(1));
            }
        }
        finally
        {
            Environment.CurrentDirectory = folder;
            foreach (var (name, value) in before)
            {
                Environment.SetEnvironmentVariable(name, value);
            }
        }

        Assert.That(File.Exists(Marker) ? File.ReadAllText(Marker) : string.Empty, Is.Empty);
        Assert.That(File.Exists(Folder["trace"]), Is.False);
    }

    private string MissingBlob { get; set; } = string.Empty;

    private string Command(string what) => $"sh -c 'echo {what} >>\"{Marker}\"'";

    private TestGit Plant()
    {
        var git = TestGit.Init(Top);
        Write("text.txt", "1\n");
        Write("missing", "to be missing");
        Write("changed.flt", "1\n");
        Write(".gitattributes", "*.txt filter=planted diff=planted\n*.flt filter=process merge=planted\n");
        git.Commit("one");
        git.Run("tag", "-a", "-m", "words", "v1");
        git.Commit("two");
        git.Run("worktree", "add", "-q", "-b", "side", Folder["linked"]);
        MissingBlob = git.Run("rev-parse", "HEAD:missing");
        File.Delete(Path.Combine(Top, ".git", "objects", MissingBlob[..2], MissingBlob[2..]));
        Write("changed.flt", "2\n");
        Write("untracked.txt", "3\n");
        Script("git");
        Script(".git/program");
        foreach (var hook in Hooks)
        {
            Script($".git/hooks/{hook}");
            Script($"hooks/{hook}");
        }

        File.SetLastWriteTimeUtc(Path.Combine(Top, "text.txt"), DateTime.UnixEpoch.AddYears(40));
        File.WriteAllText(Path.Combine(Top, ".git", "included"), Configuration());
        File.AppendAllText(Path.Combine(Top, ".git", "config"), Configuration() + "[include]\n\tpath = included\n[includeIf \"gitdir:**\"]\n\tpath = included\n");
        return git;
    }

    private void Script(string path)
    {
        Write(path, $"#!/bin/sh\necho '{path}' >>'{Marker}'\n");
        UnixFile.MakeExecutable(Path.Combine(Top, path));
    }

    private string Configuration()
    {
        var command = Path.Combine(Top, ".git", "program");
        return $"""
            [core]
            	fsmonitor = {command}
            	hooksPath = {Path.Combine(Top, "hooks")}
            	sshCommand = {command}
            	gitProxy = {command}
            	askPass = {command}
            	editor = {command}
            	pager = {command}
            	alternateRefsCommand = {command}
            [filter "planted"]
            	clean = {command}
            	smudge = {command}
            	required = true
            [filter "process"]
            	process = {command}
            	required = true
            [diff]
            	external = {command}
            [diff "planted"]
            	textconv = {command}
            	command = {command}
            [merge "planted"]
            	driver = {command}
            [remote "origin"]
            	url = file://{Top}
            	promisor = true
            	partialclonefilter = blob:none
            	uploadpack = {command}
            	proxy = {command}
            [extensions]
            	partialClone = origin
            [credential]
            	helper = {command}
            [gpg]
            	program = {command}
            [log]
            	showSignature = true
            [pager]
            	log = {command}
            	cat-file = {command}
            [alias]
            	cat-file = !{command}
            	log = !{command}
            	status = !{command}
            [uploadpack]
            	packObjectsHook = {command}
            [trailer "planted"]
            	command = {command}
            """ + "\n";
    }
}
