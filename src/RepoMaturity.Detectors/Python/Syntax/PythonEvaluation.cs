namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>A statement that only evaluates expressions: a call, <c>return</c>, <c>raise</c>, <c>assert</c>, <c>print x</c>.</summary>
internal sealed class PythonEvaluation(int line, PythonEvaluationKind kind, IReadOnlyList<PythonExpression> expressions) : PythonStatement(line)
{
    /// <summary>What is done with the values.</summary>
    public PythonEvaluationKind Kind { get; } = kind;

    /// <summary>The expressions, in the order written.</summary>
    public IReadOnlyList<PythonExpression> Expressions { get; } = expressions;
}
