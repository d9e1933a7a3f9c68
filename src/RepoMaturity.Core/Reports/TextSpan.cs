namespace RepoMaturity.Core.Reports;

/// <summary>A piece of a line in one style. Its text is safe for a terminal, wherever it came from.</summary>
public sealed record TextSpan
{
    /// <summary>Makes a piece; control characters of the text are made visible.</summary>
    public TextSpan(string text, TextStyle style = TextStyle.Plain)
    {
        Text = TerminalText.Safe(text);
        Style = style;
    }

    /// <summary>The text, without control characters.</summary>
    public string Text { get; }

    /// <summary>What it is.</summary>
    public TextStyle Style { get; }

    /// <summary>A piece of ordinary text.</summary>
    public static implicit operator TextSpan(string text) => new(text);

    /// <summary>A piece of ordinary text.</summary>
    public static TextSpan FromString(string text) => new(text);
}
