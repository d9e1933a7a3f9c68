namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>What a token is.</summary>
internal enum PythonTokenKind
{
    /// <summary>A name or keyword.</summary>
    Name,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A text with its prefix and quotes.</summary>
    Text,

    /// <summary>An operator, bracket or separator.</summary>
    Operator,

    /// <summary>A line of IPython's own: <c>%magic</c>, <c>!command</c>; read in notebooks only.</summary>
    Magic,
}
