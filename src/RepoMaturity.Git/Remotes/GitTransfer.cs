using System.Diagnostics;
using System.Globalization;
using System.Text;
using RepoMaturity.Git.Objects;

namespace RepoMaturity.Git.Remotes;

/// <summary>
/// Runs the git program towards a server, within limits. It is given no configuration, no credentials of its user, no template, no hooks and no other protocol than the one that is meant.
/// </summary>
/// <param name="protocol">The one protocol.</param>
/// <param name="limits">How much it may take.</param>
/// <param name="token">What the server knows us by; null for nobody. It stands in no argument and in no file.</param>
internal sealed class GitTransfer(string protocol, CloneLimits limits, string? token = null)
{
    /// <summary>A server says what it is asked in a line or two.</summary>
    private const int MostLines = 100;

    private static readonly string[] Settings =
    [
        "core.hooksPath=/dev/null", "core.askPass=", "credential.helper=", "gc.auto=0", "maintenance.auto=false", "transfer.bundleURI=false",

        // A server that sends less than a kilobyte a second for a minute has died.
        "http.lowSpeedLimit=1000", "http.lowSpeedTime=60",
    ];

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private volatile Process? process;

    /// <summary>Runs it.</summary>
    /// <param name="folder">Where it works and writes; what lies below counts against the limit.</param>
    /// <param name="url">The server, as it is named in messages.</param>
    /// <param name="arguments">What it is to do.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The first lines that it wrote.</returns>
    /// <exception cref="RepositoryException">It did not do it.</exception>
    public IReadOnlyList<string> Run(string folder, string url, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var git = GitProgram.FindInstalled() ?? throw new RepositoryException("To clone, the git program is needed: install it, or clone the repository yourself and scan the folder.");
        string[] all = [.. Settings.Append(Redirects).Append("protocol.allow=never").Append($"protocol.{protocol}.allow=always").SelectMany(setting => new[] { "-c", setting }), .. arguments];
        using var started = git.StartOutside(folder, Login(url), all);
        process = started;
        var (lines, last) = (new List<string>(), string.Empty);
        started.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { } text && lines.Count < MostLines)
            {
                lines.Add(text);
            }
        };
        started.BeginOutputReadLine();
        started.ErrorDataReceived += (_, line) => last = string.IsNullOrWhiteSpace(line.Data) ? last : line.Data.Trim();
        started.BeginErrorReadLine();
        try
        {
            Watch(started, folder, url, cancellation);
        }
        finally
        {
            Stop();
            process = null;
        }

        return started.ExitCode == 0 ? lines : throw new RepositoryException($"{url} cannot be cloned: {Reason(last)}");
    }

    /// <summary>Ends git; from any thread.</summary>
    public void Stop()
    {
        try
        {
            if (process is { HasExited: false } running)
            {
                running.Kill(entireProcessTree: true);
                running.WaitForExit();
            }
        }
        catch (InvalidOperationException)
        {
            // It ended meanwhile.
        }
    }

    /// <summary>Whoever is known by a token is known by no other server.</summary>
    private string Redirects => token is null ? "http.followRedirects=initial" : "http.followRedirects=false";

    private Dictionary<string, string> Login(string url) => token is null || !Uri.TryCreate(url, UriKind.Absolute, out var address) ? [] : new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [$"http.{address.GetLeftPart(UriPartial.Authority)}/.extraHeader"] = $"Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("x-access-token:" + token))}",
    };

    private void Watch(Process started, string folder, string url, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        for (var isDone = false; !isDone;)
        {
            isDone = started.WaitForExit(Pause);
            cancellation.ThrowIfCancellationRequested();
            if (!isDone && clock.Elapsed > limits.Time)
            {
                throw new RepositoryException(string.Create(CultureInfo.InvariantCulture, $"{url} cannot be cloned within {limits.Time.TotalSeconds:0} seconds, which is the limit: clone it yourself, and scan the folder."));
            }

            if (Size(folder) > limits.Bytes)
            {
                throw new RepositoryException(string.Create(CultureInfo.InvariantCulture, $"{url} sends more than {limits.Bytes} bytes, which is the limit: clone it yourself, and scan the folder."));
            }
        }

        // Waits for the last of what it said, too.
        started.WaitForExit();
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
}
