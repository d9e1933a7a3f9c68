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
    private readonly List<string> stars = [];

    /// <summary>Begins the first walk.</summary>
    public PythonNames() => Module = final;

    /// <summary>The module's scope in the present walk.</summary>
    public PythonScope Module { get; private set; }

    /// <summary>Begins the second walk.</summary>
    public void BeginAgain() => Module = new PythonScope(null, null);

    /// <summary>Says that all names of a module were imported.</summary>
    public void ImportAll(string module)
    {
        if (!stars.Contains(module, StringComparer.Ordinal))
        {
            stars.Add(module);
        }
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
    public PythonOrigin Find(string name, PythonScope scope) =>
        TryFind(name, scope, out var origin) ? origin
        : PythonBuiltins.Contains(name) ? new PythonOrigin(name)
        : stars.Count == 1 ? new PythonOrigin(stars[0]).Member(name)
        : PythonOrigin.Unknown;

    /// <summary>The modules of which one may bring a name, where all names of several were imported; which one, only their files say.</summary>
    public IReadOnlyList<string> ModulesOf(string name, PythonScope scope) =>
        stars.Count > 1 && !PythonBuiltins.Contains(name) && !TryFind(name, scope, out _) ? stars : [];

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

    private bool TryFind(string name, PythonScope scope, out PythonOrigin origin)
    {
        var present = scope;
        for (; !present.IsModule; present = present.Outer!)
        {
            if (present.TryGet(name, out origin))
            {
                return true;
            }
        }

        var (first, second) = scope.IsModule || scope.ClassBody is not null ? (Module, final) : (final, Module);
        return first.TryGet(name, out origin) || second.TryGet(name, out origin);
    }
}
