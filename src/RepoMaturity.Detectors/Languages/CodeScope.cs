namespace RepoMaturity.Detectors.Languages;

/// <summary>What names stand for within a group of tokens.</summary>
/// <param name="outer">The scope around it; null for the file.</param>
/// <param name="kind">What it is.</param>
/// <param name="id">Id for the facts in it (<c>def:Trainer.Run</c>); null for the file itself.</param>
internal sealed class CodeScope(CodeScope? outer, CodeScopeKind kind, string? id)
{
    private readonly Dictionary<string, string?> names = new(StringComparer.Ordinal);

    public CodeScope? Outer => outer;

    public CodeScopeKind Kind => kind;

    public string? Id => id;

    /// <summary>The class whose body this is, or stands in; null outside of classes.</summary>
    public string? ClassName { get; init; } = outer?.ClassName;

    /// <summary>Says what a name stands for; null where that is not known. What is known is not forgotten for what is not.</summary>
    public void Bind(string name, string? origin)
    {
        if (origin is not null || !names.ContainsKey(name))
        {
            names[name] = origin;
        }
    }

    /// <summary>Says what a name stands for where it was declared, else here.</summary>
    public void Assign(string name, string? origin)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope.names.ContainsKey(name))
            {
                scope.Bind(name, origin);
                return;
            }
        }

        Bind(name, origin);
    }

    /// <summary>Whether a name was declared here or around, and what it stands for.</summary>
    public bool TryFind(string name, out string? origin)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope.names.TryGetValue(name, out origin))
            {
                return true;
            }
        }

        origin = null;
        return false;
    }

    /// <summary>The scope of the class around, where there is one.</summary>
    public CodeScope OfClass()
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope.Kind == CodeScopeKind.Class)
            {
                return scope;
            }
        }

        return this;
    }
}
