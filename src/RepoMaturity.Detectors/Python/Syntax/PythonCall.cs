namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>A call: <c>target(arguments)</c>.</summary>
internal sealed class PythonCall(int line, PythonExpression target, IReadOnlyList<PythonArgument> arguments) : PythonTrailer(line, target)
{
    /// <summary>The arguments, in the order written.</summary>
    public IReadOnlyList<PythonArgument> Arguments { get; } = arguments;

    /// <summary>The keyword argument with this name; null when there is none.</summary>
    public PythonExpression? Keyword(string name)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Name == name)
            {
                return argument.Value;
            }
        }

        return null;
    }

    /// <summary>The first argument when it is positional; null otherwise.</summary>
    public PythonExpression? First => Arguments.Count > 0 && Arguments[0].Name is null ? Arguments[0].Value : null;
}
