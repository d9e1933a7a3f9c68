namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>A call: <c>target(arguments)</c>.</summary>
internal sealed class PythonCall(int line, PythonExpression target, IReadOnlyList<PythonArgument> arguments) : PythonTrailer(line, target)
{
    /// <summary>Most calls have none, and each is asked for many.</summary>
    private readonly bool hasKeywords = HasKeywords(arguments);

    /// <summary>The arguments, in the order written.</summary>
    public IReadOnlyList<PythonArgument> Arguments { get; } = arguments;

    /// <summary>The keyword argument with this name; null when there is none.</summary>
    public PythonExpression? Keyword(string name)
    {
        for (var i = 0; hasKeywords && i < Arguments.Count; i++)
        {
            if (Arguments[i].Name == name)
            {
                return Arguments[i].Value;
            }
        }

        return null;
    }

    /// <summary>The first argument when it is positional; null otherwise.</summary>
    public PythonExpression? First => Arguments.Count > 0 && Arguments[0].Name is null ? Arguments[0].Value : null;

    private static bool HasKeywords(IReadOnlyList<PythonArgument> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].Name is not null)
            {
                return true;
            }
        }

        return false;
    }
}
