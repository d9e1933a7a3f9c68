namespace RepoMaturity.Detectors.Languages;

/// <summary>What a group of tokens is.</summary>
internal enum CodeScopeKind
{
    /// <summary>The file, or a namespace in it.</summary>
    File,

    /// <summary>The body of a class: what looks like a call there is a definition.</summary>
    Class,

    /// <summary>Statements.</summary>
    Block,

    /// <summary>Arguments, where an equals sign names one of them.</summary>
    Arguments,
}
