using System.Diagnostics;
using System.Globalization;
using RepoMaturity.Git.Objects;

namespace RepoMaturity.Git.Remotes;

/// <summary>
/// A bare clone in a folder of its own that is deleted with this object, and when the process is interrupted. Git is given no configuration, no credentials, no template, no hooks and no
/// other protocol than https; it checks nothing out and follows no submodule.
/// </summary>
public sealed class TemporaryClone : IDisposable
{
    private static readonly string[] Settings =
    [
        "core.hooksPath=/dev/null", "core.askPass=", "credential.helper=", "http.followRedirects=initial", "gc.auto=0", "maintenance.auto=false", "transfer.bundleURI=false",

        // A server that sends less than a kilobyte a second for a minute has died.
        "http.lowSpeedLimit=1000", "http.lowSpeedTime=60",
    ];

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly ScratchFolder scratch;
    private Process? process;

    private TemporaryClone(string name)
    {
        scratch = new ScratchFolder(StopGit);
        Folder = Path.Combine(scratch.FullPath, name + ".git");
    }

    /// <summary>The bare repository.</summary>
    public string Folder { get; }

    /// <summary>Clones a repository with its history.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="withAllBranches">Whether all branches and tags are wanted, and not the main branch alone.</param>
    /// <param name="limits">How much it may take.</param>
    /// <exception cref="RepositoryException">It cannot be cloned.</exception>
    public static TemporaryClone Take(RemoteAddress address, bool withAllBranches, CloneLimits limits)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Take(address.Url.AbsoluteUri, address.Name, withAllBranches, protocol: "https", limits);
    }

    /// <summary>Clones over a protocol that tests can serve.</summary>
    internal static TemporaryClone Take(string url, string name, bool withAllBranches, string protocol, CloneLimits? limits = null)
    {
        var git = GitProgram.FindInstalled() ?? throw new RepositoryException("To clone, the git program is needed: install it, or clone the repository yourself and scan the folder.");
        var clone = new TemporaryClone(name);
        try
        {
            clone.Run(git, url, withAllBranches, protocol, limits ?? CloneLimits.Default);
            return clone;
        }
        catch
        {
            clone.Dispose();
            throw;
        }
    }

    /// <summary>Deletes the clone.</summary>
    public void Dispose() => scratch.Dispose();

    private void Run(GitProgram git, string url, bool withAllBranches, string protocol, CloneLimits limits)
    {
        string[] arguments =
        [
            .. Settings.Append("protocol.allow=never").Append($"protocol.{protocol}.allow=always").SelectMany(setting => new[] { "-c", setting }),
            "clone", "--quiet", "--bare", "--no-local", "--template=", "--no-recurse-submodules",
            .. withAllBranches ? Array.Empty<string>() : ["--single-branch", "--no-tags"],
            "--", url, Folder,
        ];
        process = git.StartOutside(scratch.FullPath, arguments);
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        string last = string.Empty;
        process.ErrorDataReceived += (_, line) => last = string.IsNullOrWhiteSpace(line.Data) ? last : line.Data.Trim();
        process.BeginErrorReadLine();
        var clock = Stopwatch.StartNew();
        for (var isDone = false; !isDone;)
        {
            isDone = process.WaitForExit(Pause);
            if (!isDone && clock.Elapsed > limits.Time)
            {
                throw new RepositoryException(string.Create(CultureInfo.InvariantCulture, $"{url} cannot be cloned within {limits.Time.TotalSeconds:0} seconds, which is the limit: clone it yourself, and scan the folder."));
            }

            if (Size(scratch.FullPath) > limits.Bytes)
            {
                throw new RepositoryException(string.Create(CultureInfo.InvariantCulture, $"{url} sends more than {limits.Bytes} bytes, which is the limit: clone it yourself, and scan the folder."));
            }
        }

        // Waits for the last of what it said, too.
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new RepositoryException($"{url} cannot be cloned: {Reason(last)}");
        }
    }

    /// <summary>What git said last, in our words where it is the usual thing.</summary>
    private static string Reason(string last) =>
        last.Contains("could not read Username", StringComparison.Ordinal) || last.Contains("not found", StringComparison.OrdinalIgnoreCase)
            ? "it does not exist, or is not public (clone a private one yourself, and scan the folder)."
            : last.Length > 0 ? last : "git gave no reason.";

    /// <summary>The bytes below a folder, in which somebody writes and renames.</summary>
    private static long Size(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Exists ? file.Length : 0);
        }
        catch (IOException)
        {
            // A folder or file vanished meanwhile: the next look tells.
            return 0;
        }
    }

    private void StopGit()
    {
        if (process is { HasExited: false })
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
    }
}
