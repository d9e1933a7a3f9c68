using System.Runtime.InteropServices;
using System.Runtime.Loader;
using LibGit2Sharp;

namespace RepoMaturity.Git.Objects;

/// <summary>
/// The native library behind LibGit2Sharp: the one beside the program where a release bundles it, else the system's. LibGit2Sharp 0.29 is made for
/// libgit2 1.7; the calls made here are the same in 1.5 and 1.6, and the contract tests run on whichever is there.
/// </summary>
internal static class LibGit2Library
{
    private static readonly string[] SystemNames =
    [
        "libgit2.so.1.7", "libgit2.so.1.6", "libgit2.so.1.5", "libgit2.1.7.dylib", "libgit2.1.6.dylib", "libgit2.1.5.dylib",
    ];

    private static readonly Lazy<bool> Loaded = new(TryLoad);

    /// <summary>Whether it loads on this machine.</summary>
    public static bool IsLoaded => Loaded.Value;

    private static bool TryLoad()
    {
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => name.StartsWith("git2-", StringComparison.Ordinal) ? LoadOfSystem() : 0;
        try
        {
            // What users and machines configure shapes no answer.
            foreach (var level in new[] { ConfigurationLevel.ProgramData, ConfigurationLevel.System, ConfigurationLevel.Xdg, ConfigurationLevel.Global })
            {
                GlobalSettings.SetConfigSearchPaths(level, string.Empty);
            }

            // Checking the hash of each object read costs as much as reading it, and git does without.
            GlobalSettings.SetStrictHashVerification(false);

            // What is read twice is kept by who reads it.
            GlobalSettings.SetEnableCaching(false);
            return true;
        }
        catch (Exception exception) when (exception is TypeInitializationException or DllNotFoundException or EntryPointNotFoundException
            or BadImageFormatException or LibGit2SharpException)
        {
            return false;
        }
    }

    private static nint LoadOfSystem()
    {
        foreach (var name in SystemNames)
        {
            if (NativeLibrary.TryLoad(name, out var handle))
            {
                return handle;
            }
        }

        return 0;
    }
}
