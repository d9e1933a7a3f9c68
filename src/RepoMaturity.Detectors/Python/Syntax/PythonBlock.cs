namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>A statement with a body that opens no scope: <c>if</c>, <c>for</c>, <c>with</c> and their like.</summary>
internal sealed class PythonBlock(int line, PythonBlockKind kind, IReadOnlyList<PythonExpression> targets, IReadOnlyList<PythonExpression> expressions)
    : PythonStatement(line)
{
    /// <summary>Which statement it is.</summary>
    public PythonBlockKind Kind { get; } = kind;

    /// <summary>The targets of a <c>for</c>; empty for the others.</summary>
    public IReadOnlyList<PythonExpression> Targets { get; } = targets;

    /// <summary>The expressions of its head.</summary>
    public IReadOnlyList<PythonExpression> Expressions { get; } = expressions;

    /// <summary>The statements under it.</summary>
    public List<PythonStatement> Body { get; } = [];
}
