using RepoMaturity.Detectors.Python.Syntax;

namespace RepoMaturity.Detectors.Make;

/// <summary>Finds calls in expressions.</summary>
internal static class PythonCalls
{
    /// <summary>The calls in an expression, the outer ones first.</summary>
    public static IEnumerable<PythonCall> In(PythonExpression expression, int deepest) => Parts(expression, deepest).OfType<PythonCall>();

    /// <summary>An expression and all that stand in it.</summary>
    public static IEnumerable<PythonExpression> Parts(PythonExpression expression, int deepest)
    {
        yield return expression;
        if (deepest == 0)
        {
            yield break;
        }

        IEnumerable<PythonExpression> inner = expression switch
        {
            PythonCall call => call.Arguments.Select(argument => argument.Value).Prepend(call.Target),
            PythonSubscript subscript => subscript.Items.Prepend(subscript.Target),
            PythonTrailer trailer => [trailer.Target],
            PythonSequence sequence => sequence.Items,
            PythonCompound compound => compound.Operands,
            PythonBinding binding => [binding.Value],
            PythonText text => text.Fields,
            _ => [],
        };
        foreach (var part in inner.SelectMany(each => Parts(each, deepest - 1)))
        {
            yield return part;
        }
    }
}
