using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace RepoMaturity.Git.Objects;

/// <summary>The git program, started so that neither the scanned repository nor the environment tells it what to do.</summary>
internal sealed class GitProgram(string path)
{
    /// <summary>The shell of every Linux, which can bound what it starts; nothing is looked for on the search path to hold git.</summary>
    private const string Shell = "/bin/sh";

    /// <summary>Most kibibytes that git may map and take, where it reads objects; the memory of a clone grows with the number of its objects.</summary>
    private const int MostToRead = 4 * 1024 * 1024;
    private const int MostToClone = 2 * MostToRead;

    /// <summary>How much git keeps at hand of packs and of what differences are from, which without a word is as much as there is; larger contents go through without being held, where no difference makes them.</summary>
    private static readonly (string Name, string Value)[] Bounds =
    [
        ("core.packedGitLimit", "512m"), ("core.packedGitWindowSize", "32m"), ("core.deltaBaseCacheLimit", "96m"), ("core.bigFileThreshold", "32m"),
    ];

    /// <summary>Looks for the program on the search path of this process; null where it is not there.</summary>
    public static GitProgram? FindInstalled() => Find(Environment.GetEnvironmentVariable("PATH"));

    /// <summary>Looks for the program in the folders of a search path.</summary>
    /// <param name="searchPath">The value of <c>PATH</c>. Folders that are not absolute are passed over: they may be those of the scanned repository.</param>
    /// <returns>The program; null where it is not there.</returns>
    public static GitProgram? Find(string? searchPath)
    {
        var name = OperatingSystem.IsWindows() ? "git.exe" : "git";
        foreach (var folder in (searchPath ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            if (Path.IsPathFullyQualified(folder) && IsExecutable(Path.Combine(folder, name)))
            {
                return new GitProgram(Path.Combine(folder, name));
            }
        }

        return null;
    }

    /// <summary>Where it is.</summary>
    public string FullPath => path;

    /// <summary>Starts it on a private directory, with pipes on its input and output; what it says on its error output is dropped.</summary>
    /// <exception cref="RepositoryException">It cannot be started.</exception>
    public Process Start(PrivateGitDirectory directory, params ReadOnlySpan<string> arguments)
    {
        var start = Prepare(directory.FullPath, MostToRead, arguments);
        start.Environment["GIT_DIR"] = directory.FullPath;
        start.Environment["GIT_OBJECT_DIRECTORY"] = directory.ObjectDirectory;
        var process = Start(start);
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Starts it in a folder that belongs to no repository, without input; its output and what it says of errors are for the caller to read.</summary>
    /// <exception cref="RepositoryException">It cannot be started.</exception>
    public Process StartOutside(string folder, params ReadOnlySpan<string> arguments) => StartOutside(folder, new Dictionary<string, string>(), arguments);

    /// <summary>The same with settings that stand in no list of processes.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="settings">Settings of git beside those of the arguments, by their names.</param>
    /// <exception cref="RepositoryException">It cannot be started.</exception>
    public Process StartOutside(string folder, IReadOnlyDictionary<string, string> settings, params ReadOnlySpan<string> arguments)
    {
        var start = Prepare(folder, MostToClone, arguments);
        if (settings.Count > 0)
        {
            start.Environment["GIT_CONFIG_COUNT"] = settings.Count.ToString(CultureInfo.InvariantCulture);
            foreach (var (setting, at) in settings.Select((setting, at) => (setting, at)))
            {
                start.Environment[string.Create(CultureInfo.InvariantCulture, $"GIT_CONFIG_KEY_{at}")] = setting.Key;
                start.Environment[string.Create(CultureInfo.InvariantCulture, $"GIT_CONFIG_VALUE_{at}")] = setting.Value;
            }
        }

        start.Environment["GIT_CEILING_DIRECTORIES"] = folder;

        // Without a home, the library that git speaks https with asks the system for one, and finds the passwords in its .netrc.
        start.Environment["HOME"] = folder;
        start.Environment["USERPROFILE"] = folder;
        var process = Start(start);
        process.StandardInput.Close();
        return process;
    }

    private ProcessStartInfo Prepare(string folder, int mostKibibytes, ReadOnlySpan<string> arguments)
    {
        var isBounded = OperatingSystem.IsLinux() && File.Exists(Shell);
        var start = new ProcessStartInfo(isBounded ? Shell : path)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (isBounded)
        {
            // The shell becomes git, with its process; where somebody bounds it more already, that stays.
            foreach (var word in (string[])["-c", string.Create(CultureInfo.InvariantCulture, $"ulimit -v {mostKibibytes} 2>/dev/null; exec \"$@\""), "sh", path])
            {
                start.ArgumentList.Add(word);
            }
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        SetEnvironment(start.Environment);
        return start;
    }

    private Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new Win32Exception();
        }
        catch (Win32Exception exception)
        {
            throw new RepositoryException($"The git program at {path} cannot be started: repair its installation, or install libgit2.", exception);
        }
    }

    private static void SetEnvironment(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(IsMisleading).ToArray())
        {
            environment.Remove(name);
        }

        environment["GIT_CONFIG_NOSYSTEM"] = "1";
        environment["GIT_CONFIG_GLOBAL"] = OperatingSystem.IsWindows() ? "NUL" : "/dev/null";
        environment["GIT_ATTR_NOSYSTEM"] = "1";
        environment["GIT_NO_LAZY_FETCH"] = "1";
        environment["GIT_NO_REPLACE_OBJECTS"] = "1";
        environment["GIT_OPTIONAL_LOCKS"] = "0";
        environment["GIT_TERMINAL_PROMPT"] = "0";

        // What asks for more at once was made to: an object that unpacks to all memory, a list of references without end.
        environment["GIT_ALLOC_LIMIT"] = "1g";
        environment["GIT_CONFIG_COUNT"] = Bounds.Length.ToString(CultureInfo.InvariantCulture);
        for (var i = 0; i < Bounds.Length; i++)
        {
            environment[string.Create(CultureInfo.InvariantCulture, $"GIT_CONFIG_KEY_{i}")] = Bounds[i].Name;
            environment[string.Create(CultureInfo.InvariantCulture, $"GIT_CONFIG_VALUE_{i}")] = Bounds[i].Value;
        }

        environment["LC_ALL"] = "C";
    }

    private static bool IsMisleading(string name) =>
        name.StartsWith("GIT_", StringComparison.OrdinalIgnoreCase) || name is "HOME" or "XDG_CONFIG_HOME" or "LANGUAGE";

    private static bool IsExecutable(string file) => OperatingSystem.IsWindows()
        ? File.Exists(file)
        : File.Exists(file) && (File.GetUnixFileMode(file) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0;
}
