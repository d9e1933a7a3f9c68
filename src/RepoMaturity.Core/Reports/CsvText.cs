namespace RepoMaturity.Core.Reports;

/// <summary>The one encoder of text for CSV (RFC 4180). A spreadsheet calculates what begins with certain signs, so an apostrophe stands before those.</summary>
internal static class CsvText
{
    /// <summary>Signs that begin a formula, in narrow and in wide letters.</summary>
    private const string Formulas = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    /// <summary>A line of a table.</summary>
    public static string Row(IEnumerable<string> cells) => string.Join(',', cells.Select(Field)) + "\n";

    /// <summary>A field, always in quotes, so that no list of separators matters.</summary>
    public static string Field(string text)
    {
        var safe = TerminalText.Safe(text);
        var isFormula = safe.AsSpan().TrimStart() is [var first, ..] && Formulas.Contains(first, StringComparison.Ordinal);
        return $"\"{(isFormula ? "'" : string.Empty)}{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
