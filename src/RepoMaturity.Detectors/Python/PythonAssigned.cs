using RepoMaturity.Detectors.Python.Syntax;

namespace RepoMaturity.Detectors.Python;

/// <summary>
/// What a scope last assigned to a name, where it can be a command or a path: <c>command = ["python", "train.py"]</c>, which <c>subprocess.run(command)</c> then starts.
/// </summary>
internal sealed class PythonAssigned
{
    private readonly Dictionary<(PythonScope Scope, string Name), PythonExpression> values = [];

    /// <summary>Notes an assignment.</summary>
    public void Note(PythonScope scope, string name, PythonExpression value)
    {
        if (value is PythonSequence { Items.Count: > 0 } or PythonText or PythonCompound || (value is PythonCall { Target: var target } && IsPath(target)))
        {
            values[(scope, name)] = value;
        }
        else
        {
            values.Remove((scope, name));
        }
    }

    /// <summary>What a name stands for in a scope; null where nothing is known, or where it is bound by anything else.</summary>
    public PythonExpression? Find(PythonExpression expression, PythonScope scope)
    {
        if (expression is not PythonName { Name: var name })
        {
            return null;
        }

        for (var present = scope; present is not null; present = present.Outer)
        {
            if (values.TryGetValue((present, name), out var value))
            {
                return value;
            }

            if (present.TryGet(name, out _))
            {
                return null;
            }
        }

        return null;
    }

    private static bool IsPath(PythonExpression target) =>
        ((target as PythonName)?.Name ?? (target as PythonAttribute)?.Name) is "Path" or "PurePath" or "str" or "join" or "abspath" or "resolve" or "format" or "split" or "dedent";
}
