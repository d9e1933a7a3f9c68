using RepoMaturity.Detectors.Python.Syntax;

namespace RepoMaturity.Detectors.Python;

/// <summary>
/// What the names of a module stand for. A first walk gathers what each name of the module is in the end, for functions run after the module; a second
/// one follows the module line by line.
/// </summary>
internal sealed class PythonNames
{
    private readonly PythonScope final = new(null, null);
    private readonly Dictionary<string, string?> constants = new(StringComparer.Ordinal);
    private string? star;
    private bool hasSeveralStars;

    /// <summary>Begins the first walk.</summary>
    public PythonNames() => Module = final;

    /// <summary>The module's scope in the present walk.</summary>
    public PythonScope Module { get; private set; }

    /// <summary>Begins the second walk.</summary>
    public void BeginAgain() => Module = new PythonScope(null, null);

    /// <summary>Says that all names of a module were imported.</summary>
    public void ImportAll(string module)
    {
        hasSeveralStars |= star is not null && star != module;
        star = module;
    }

    /// <summary>Notes what the module assigns to a name; a name that gets different texts has none.</summary>
    public void NoteConstant(string name, string? text)
    {
        if (!constants.TryAdd(name, text) && constants[name] != text)
        {
            constants[name] = null;
        }
    }

    /// <summary>Where the value of a name comes from.</summary>
    public PythonOrigin Find(string name, PythonScope scope)
    {
        var present = scope;
        for (; !present.IsModule; present = present.Outer!)
        {
            if (present.TryGet(name, out var local))
            {
                return local;
            }
        }

        var (first, second) = scope.IsModule || scope.ClassBody is not null ? (Module, final) : (final, Module);
        if (first.TryGet(name, out var origin) || second.TryGet(name, out origin))
        {
            return origin;
        }

        return PythonBuiltins.Contains(name) ? new PythonOrigin(name)
            : star is not null && !hasSeveralStars ? new PythonOrigin(star).Member(name)
            : PythonOrigin.Unknown;
    }

    /// <summary>The text of a constant expression, or of a name that the module sets to one; null for others.</summary>
    public string? ConstantText(PythonExpression expression, PythonScope scope)
    {
        switch (expression)
        {
            case PythonText text:
                return text.Constant;
            case PythonConstant constant:
                return constant.Text;
            case PythonName { Name: var name } when constants.TryGetValue(name, out var known):
                for (var present = scope; !present.IsModule; present = present.Outer!)
                {
                    if (present.TryGet(name, out _))
                    {
                        return null;
                    }
                }

                return known;
            default:
                return null;
        }
    }
}
