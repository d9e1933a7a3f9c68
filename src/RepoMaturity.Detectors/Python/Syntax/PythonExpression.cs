namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>
/// An expression, as far as facts need it: names, attributes, calls and constants are exact; what operators join is kept as its operands.
/// </summary>
/// <param name="line">Line, from 1.</param>
internal abstract class PythonExpression(int line)
{
    /// <summary>Line, from 1: of an attribute that of its name, so that each call of a chain over several lines has its own.</summary>
    public int Line { get; } = line;
}
