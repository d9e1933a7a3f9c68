namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>Names that a function takes from outside: <c>global a</c>, <c>nonlocal b</c>.</summary>
internal sealed class PythonOuterNames(int line, bool isGlobal, IReadOnlyList<string> names) : PythonStatement(line)
{
    /// <summary>Whether they are the module's.</summary>
    public bool IsGlobal { get; } = isGlobal;

    /// <summary>The names.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}
