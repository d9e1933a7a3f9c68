using RepoMaturity.Git;
using RepoMaturity.Git.Objects;

namespace RepoMaturity.Tests.Support;

/// <summary>What a test needs of the machine that it runs on.</summary>
internal static class Installed
{
    /// <summary>Passes over a test of an implementation that is not here: a machine without libgit2 is one of those that the program is made for.</summary>
    public static void Expect(GitImplementation implementation)
    {
        if (implementation == GitImplementation.LibGit2 && !LibGit2Library.IsLoaded)
        {
            Assert.Ignore("libgit2 1.5, 1.6 or 1.7 is not installed on this machine.");
        }
    }
}
