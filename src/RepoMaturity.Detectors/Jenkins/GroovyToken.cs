namespace RepoMaturity.Detectors.Jenkins;

/// <summary>A token of Groovy.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A word, one sign, or the content of a text without its quotes.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="StartsLine">Whether a line break lies before it.</param>
internal readonly record struct GroovyToken(GroovyTokenKind Kind, string Text, int Line, bool StartsLine)
{
    /// <summary>Whether it is this sign.</summary>
    public bool Is(char sign) => Kind == GroovyTokenKind.Sign && Text[0] == sign;
}
