using System.Collections.Immutable;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Python;

/// <summary>Gathers what the parts of a module mention: what is called, handed on or kept may run, what nobody mentions does not.</summary>
internal sealed class PythonMentions(FactWriter facts)
{
    /// <summary>The value that mentions every definition of the module: it looks names up while it runs.</summary>
    public const string All = "*";

    private readonly Dictionary<string, HashSet<Mention>> byScope = new(StringComparer.Ordinal);

    /// <summary>Adds a mention of something that the file defines or imports.</summary>
    public void Add(string? scope, PythonOrigin origin)
    {
        if (origin.DottedName is { } dotted)
        {
            if (dotted == "sys.modules")
            {
                AddAll(scope);
            }
            else if (!PythonBuiltins.Contains(dotted) && !PythonStandardLibrary.Contains(FirstPart(dotted)))
            {
                Add(scope, dotted, string.Empty);
            }
        }
        else if (origin.Name is { } name)
        {
            AddOwn(scope, FirstPart(name));
        }
    }

    /// <summary>Adds a mention of a definition of the module.</summary>
    public void AddOwn(string? scope, string definition) => Add(scope, string.Empty, definition);

    /// <summary>Adds a mention of all definitions of the module.</summary>
    public void AddAll(string? scope) => AddOwn(scope, All);

    /// <summary>
    /// A definition at the top level of a module that is decorated: a decorator that belongs to an object registers it there (<c>@app.get("/")</c>), one that belongs to a
    /// module only wraps it (<c>@click.command()</c>) unless its name says more.
    /// </summary>
    /// <param name="definition">Name of the definition.</param>
    /// <param name="holder">Where the object comes from whose attribute decorates it; null when the decorator is a plain name.</param>
    /// <param name="decorator">Where the decorator comes from.</param>
    public void AddDecorated(string definition, PythonOrigin? holder, PythonOrigin decorator)
    {
        if (holder is not { } known)
        {
            if (decorator.Name?.Contains("regist", StringComparison.OrdinalIgnoreCase) == true)
            {
                AddOwn(null, definition);
            }
        }
        else if (known.Function is { } group)
        {
            AddOwn(PythonParts.Of(FirstPart(group.QualifiedName)), definition);
        }
        else if (known.DottedName is not { } dotted)
        {
            AddOwn(null, definition);
        }
        else if (FirstPart(dotted) is not ("typer" or "click" or "cyclopts"))
        {
            var isObject = char.IsAsciiLetterUpper(dotted[dotted.LastIndexOf('.') + 1]) || decorator.Name?.Contains("regist", StringComparison.OrdinalIgnoreCase) == true;
            Add(null, isObject ? string.Empty : dotted, definition);
        }
    }

    /// <summary>Writes one reference a scope.</summary>
    public void Write()
    {
        foreach (var scope in byScope.Keys.Order(StringComparer.Ordinal))
        {
            var mentions = byScope[scope].ToArray();
            Array.Sort(mentions, Mention.InOrder);
            facts.Add(new Reference(ReferenceKinds.Mentions, string.Empty, new Position(1), scope.Length == 0 ? null : scope)
            {
                Arguments = ImmutableArray.Create(Array.ConvertAll(mentions, mention => new Argument(mention.Name, mention.Own.Length == 0 ? null : mention.Own))),
            });
        }
    }

    private static string FirstPart(string name) => name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? name[..dot] : name;

    private void Add(string? scope, string name, string own)
    {
        if (!byScope.TryGetValue(scope ?? string.Empty, out var names))
        {
            byScope.Add(scope ?? string.Empty, names = []);
        }

        names.Add(new Mention(name, own));
    }

    private sealed record Mention(string Name, string Own)
    {
        public static readonly Comparison<Mention> InOrder = static (one, other) =>
            string.CompareOrdinal(one.Name, other.Name) is var byName and not 0 ? byName : string.CompareOrdinal(one.Own, other.Own);
    }
}
