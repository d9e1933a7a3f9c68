namespace RepoMaturity.Detectors.Jenkins;

/// <summary>Kinds of tokens of Groovy.</summary>
internal enum GroovyTokenKind
{
    /// <summary>Nothing is left.</summary>
    End,

    /// <summary>A name or a number.</summary>
    Word,

    /// <summary>A text in quotes of any style.</summary>
    Text,

    /// <summary>One sign.</summary>
    Sign,
}
