using System.Diagnostics;

namespace RepoMaturity.Tests.Git;

/// <summary>The git program as a person at a fresh machine would run it, to make repositories for tests.</summary>
internal sealed class TestGit(string folder)
{
    private int minute;

    /// <summary>When the next commits are made, as git reads it; null for one minute after the other.</summary>
    public string? Date { get; set; }

    public static TestGit Init(string folder, params string[] arguments)
    {
        Directory.CreateDirectory(folder);
        var git = new TestGit(folder);
        git.Run(["init", "-q", "-b", "main", .. arguments, "."]);
        return git;
    }

    /// <summary>Runs git and returns its output without the last line end.</summary>
    public string Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("git")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        var time = Date ?? $"2024-01-01T00:{minute:00}:00Z";
        start.Environment["GIT_CONFIG_GLOBAL"] = OperatingSystem.IsWindows() ? "NUL" : "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_AUTHOR_DATE"] = time;
        start.Environment["GIT_COMMITTER_DATE"] = time;
        foreach (var argument in (string[])["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "protocol.file.allow=always",
            "-c", "core.excludesFile=", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.TrimEnd('\n')
            : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {error.Result}");
    }

    /// <summary>Commits everything in the work tree, and what is staged.</summary>
    /// <returns>The id of the commit.</returns>
    public string Commit(string message, string? author = null)
    {
        minute++;
        Run("add", "-A");
        Run(["commit", "-q", "--allow-empty", "--no-verify", "-m", message, .. author is null ? Array.Empty<string>() : ["--author", author]]);
        return Run("rev-parse", "HEAD");
    }
}
