namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>Which statement opens a block.</summary>
internal enum PythonBlockKind
{
    /// <summary><c>if</c></summary>
    If,

    /// <summary><c>elif</c></summary>
    ElseIf,

    /// <summary><c>else</c>, of any statement.</summary>
    Else,

    /// <summary><c>for</c></summary>
    For,

    /// <summary><c>while</c></summary>
    While,

    /// <summary><c>try</c></summary>
    Try,

    /// <summary><c>except</c></summary>
    Except,

    /// <summary><c>finally</c></summary>
    Finally,

    /// <summary><c>with</c></summary>
    With,

    /// <summary><c>match</c></summary>
    Match,

    /// <summary><c>case</c></summary>
    Case,
}
