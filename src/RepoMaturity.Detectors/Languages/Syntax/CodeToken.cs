namespace RepoMaturity.Detectors.Languages.Syntax;

/// <summary>A token of source code.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text; of a text, what stands between the quotes.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="StartsLine">Whether it is the first of its line.</param>
internal readonly record struct CodeToken(CodeTokenKind Kind, string Text, int Line, bool StartsLine)
{
    /// <summary>Of a bracket, the index of its partner; that of an opening one that is never closed is the end of the text.</summary>
    public int Partner { get; init; }

    public bool IsName => Kind == CodeTokenKind.Name;

    /// <summary>Whether it is this operator or sign.</summary>
    public bool Is(string symbol) => Kind == CodeTokenKind.Symbol && Text == symbol;

    /// <summary>Whether it is this name or keyword.</summary>
    public bool IsWord(string word) => Kind == CodeTokenKind.Name && Text == word;

    /// <summary>Whether it opens a group with this bracket.</summary>
    public bool Opens(string bracket) => Kind == CodeTokenKind.Open && Text == bracket;
}
