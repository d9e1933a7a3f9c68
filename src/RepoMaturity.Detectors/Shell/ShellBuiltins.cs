namespace RepoMaturity.Detectors.Shell;

/// <summary>Words that only the shell itself carries out, or that only print or compute a text: they run nothing and say nothing.</summary>
internal static class ShellBuiltins
{
    private static readonly HashSet<string> Words = WordSet.Of(
        ": true false set shopt unset shift return exit break continue trap wait read readarray mapfile [ test echo printf cd pwd alias unalias umask ulimit "
        + "dirname basename realpath readlink getopts let hash type which export local declare sleep");

    public static bool Contains(string program) => Words.Contains(program);
}
