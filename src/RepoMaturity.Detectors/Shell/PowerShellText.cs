namespace RepoMaturity.Detectors.Shell;

/// <summary>PowerShell and cmd text, made readable for the reader of shell text: enough to see which commands it runs.</summary>
internal static class PowerShellText
{
    /// <summary>The text with slashes in paths and a backslash where a line goes on.</summary>
    public static string AsShell(string text) =>
        text.Replace('\\', '/').Replace("`\n", "\\\n", StringComparison.Ordinal).Replace("^\n", "\\\n", StringComparison.Ordinal).Replace('`', ' ');
}
