namespace RepoMaturity.Detectors.Languages.Syntax;

/// <summary>What a token of source code is.</summary>
internal enum CodeTokenKind
{
    /// <summary>A name or a keyword.</summary>
    Name,

    /// <summary>A constant text, without its quotes.</summary>
    Text,

    /// <summary>A text with places that are filled in when it runs.</summary>
    Template,

    /// <summary>A number.</summary>
    Number,

    /// <summary>An operator or another sign.</summary>
    Symbol,

    /// <summary>An opening bracket.</summary>
    Open,

    /// <summary>A closing bracket.</summary>
    Close,
}
