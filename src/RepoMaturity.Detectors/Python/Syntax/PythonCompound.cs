namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>Operands that operators or keywords join: <c>a + b</c>, <c>a if b else c</c>, <c>f(x) for x in y</c>, <c>lambda: a</c>.</summary>
internal sealed class PythonCompound(int line, IReadOnlyList<PythonExpression> operands, PythonOperator soleOperator, bool isChoice)
    : PythonExpression(line)
{
    /// <summary>The operands, in the order written.</summary>
    public IReadOnlyList<PythonExpression> Operands { get; } = operands;

    /// <summary>The operator when there is exactly one and no keyword; none otherwise.</summary>
    public PythonOperator SoleOperator { get; } = soleOperator;

    /// <summary>Whether its value is that of one of its operands: only <c>or</c>, <c>if</c> and <c>else</c> join them.</summary>
    public bool IsChoice { get; } = isChoice;
}
