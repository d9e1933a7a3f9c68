namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>What a statement does with the values of its expressions.</summary>
internal enum PythonEvaluationKind
{
    /// <summary>Nothing that matters here.</summary>
    Plain,

    /// <summary>Returns them.</summary>
    Return,

    /// <summary>Raises the first.</summary>
    Raise,

    /// <summary>Asserts the first.</summary>
    Assert,
}
