namespace RepoMaturity.Core.Reports;

/// <summary>The one encoder of text for commands to the runner of a GitHub workflow.</summary>
internal static class WorkflowText
{
    /// <summary>What stands behind <c>::error ...::</c>, on one line.</summary>
    public static string Message(string text) => TerminalText.Safe(text).Replace("%", "%25", StringComparison.Ordinal);

    /// <summary>The value of a property: <c>file=</c>, <c>title=</c>.</summary>
    public static string Property(string text) => Message(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
