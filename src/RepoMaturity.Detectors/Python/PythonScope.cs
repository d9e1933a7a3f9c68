namespace RepoMaturity.Detectors.Python;

/// <summary>The names that a module, class or function binds.</summary>
/// <param name="outer">The scope in which names are looked for next; null for a module.</param>
/// <param name="id">The scope as facts name it; null at module level.</param>
internal sealed class PythonScope(PythonScope? outer, string? id)
{
    private readonly Dictionary<string, PythonOrigin> names = new(StringComparer.Ordinal);
    private HashSet<string>? outerNames;

    /// <summary>The scope in which names are looked for next: never that of a class, for its methods do not see its names; null for a module.</summary>
    public PythonScope? Outer { get; } = outer;

    /// <summary>The scope as facts name it (<c>def:train</c>); null at module level, <c>main</c> in its main block.</summary>
    public string? Id { get; set; } = id;

    /// <summary>The class whose body this is; null for others.</summary>
    public PythonClass? ClassBody { get; init; }

    /// <summary>The class whose method this is; null for others.</summary>
    public PythonClass? MethodOf { get; init; }

    /// <summary>The function whose body this is; null for others.</summary>
    public PythonFunction? Function { get; init; }

    /// <summary>Whether it is the module's own.</summary>
    public bool IsModule => Outer is null;

    /// <summary>Finds a name that this scope itself binds.</summary>
    public bool TryGet(string name, out PythonOrigin origin) => names.TryGetValue(name, out origin);

    /// <summary>Says that a name is one of an outer scope.</summary>
    public void TakeFromOutside(string name) => (outerNames ??= new HashSet<string>(StringComparer.Ordinal)).Add(name);

    /// <summary>Binds a name here, or where <c>global</c> and <c>nonlocal</c> say it belongs.</summary>
    /// <param name="name">The name.</param>
    /// <param name="origin">Where its value comes from.</param>
    /// <param name="keepsKnown">Whether an origin that is already known stays.</param>
    public void Bind(string name, PythonOrigin origin, bool keepsKnown)
    {
        var scope = this;
        while (scope.outerNames is { } names && names.Contains(name) && scope.Outer is { } next)
        {
            scope = next;
        }

        // What a function assigns to a name of outside is one more thing that the name may be.
        keepsKnown |= scope != this && !origin.IsKnown;
        if (keepsKnown && scope.names.TryGetValue(name, out var present) && present.IsKnown)
        {
            return;
        }

        scope.names[name] = origin;
    }
}
