namespace RepoMaturity.Core.Reports;

/// <summary>The one encoder of text for commands to the runner of a GitHub workflow, and for the files by which a step answers it.</summary>
internal static class WorkflowText
{
    /// <summary>What stands behind <c>::error ...::</c>, on one line.</summary>
    public static string Message(string text) => TerminalText.Safe(text).Replace("%", "%25", StringComparison.Ordinal);

    /// <summary>The value of a property: <c>file=</c>, <c>title=</c>.</summary>
    public static string Property(string text) => Message(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    /// <summary>An output for the file that GITHUB_OUTPUT names; the value may have many lines.</summary>
    /// <param name="name">A name of ours.</param>
    /// <param name="value">What may hold strangers' text.</param>
    /// <param name="delimiter">A line that nobody can foresee: at least 128 random bits, made for this one output.</param>
    /// <exception cref="ArgumentException">The delimiter is short, or stands in the value.</exception>
    public static string Output(string name, string value, string delimiter)
    {
        if (delimiter.Length < 32 || value.Contains(delimiter, StringComparison.Ordinal))
        {
            throw new ArgumentException("The delimiter must be random, and made for this value.", nameof(delimiter));
        }

        return $"{name}<<{delimiter}\n{value}\n{delimiter}\n";
    }
}
