using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Languages.Syntax;

namespace RepoMaturity.Detectors.Languages;

/// <content>Classes, methods, parameters and the types they name.</content>
internal abstract partial class CodeFactFinder
{
    private readonly List<Fact> decorators = [];
    private readonly HashSet<string> namedTypes = new(StringComparer.Ordinal);

    /// <summary>Remembers a decorator for what it stands on.</summary>
    protected void Decorate(string name, int at, int open, CodeScope scope)
    {
        if (!IsWriting)
        {
            return;
        }

        var hasArguments = IsOpen(open, "(");
        decorators.Add(new Fact(FactKind.Decorator, name, PositionOf(at), null, scope.Id)
        {
            Arguments = hasArguments ? CodeArguments.Named(tokens, open, Math.Min(tokens[open].Partner, tokens.Length)) : [],
        });
    }

    private void FlushDecorators(string owner, CodeScope scope)
    {
        foreach (var decorator in decorators)
        {
            facts.Add(decorator with { Value = owner, Scope = decorator.Scope ?? scope.Id });
        }

        decorators.Clear();
    }

    /// <summary>Defines a class: its bases, then its body.</summary>
    /// <param name="at">Index of its name.</param>
    /// <returns>The index behind its body.</returns>
    protected int DefineClass(int at, int to, CodeScope scope)
    {
        var name = tokens[at].Text;
        Define(name, "class", at, scope);
        scope.Bind(name, name);
        var body = FindClassBody(at + 1, to, out var parameters);
        WriteBases(name, at + 1, body, scope);
        if (!IsOpen(body, "{"))
        {
            return Math.Min(body + 1, to);
        }

        var inner = ScopeAt(body, scope, CodeScopeKind.Class, scope.Id, name);
        if (parameters >= 0)
        {
            BindParameters(parameters, inner);
        }

        Walk(body + 1, tokens[body].Partner, inner);
        return tokens[body].Partner + 1;
    }

    private int FindClassBody(int at, int to, out int parameters)
    {
        parameters = -1;
        for (var limit = Math.Min(to, at + 200); at < limit; at++)
        {
            var token = tokens[at];
            if (token.Opens("{") || token.Is(";"))
            {
                return at;
            }

            if (token.StartsLine && IsDeclaration(at))
            {
                return at - 1;
            }

            if (token.Kind == CodeTokenKind.Open)
            {
                parameters = parameters < 0 && token.Text == "(" ? at : parameters;
                at = token.Partner;
            }
        }

        return Math.Min(at, to);
    }

    /// <summary>Whether a declaration begins here, so that the class before has no body.</summary>
    protected virtual bool IsDeclaration(int at) => false;

    private void WriteBases(string owner, int from, int to, CodeScope scope)
    {
        var isList = false;
        for (var i = from; i < to && i < tokens.Length; i++)
        {
            var token = tokens[i];
            if (token.Kind == CodeTokenKind.Open)
            {
                i = token.Partner;
                continue;
            }

            if (token.Is("<") && BehindTypeArguments(i) is var behind && behind > i)
            {
                NoteTypes(i, behind, scope);
                i = behind - 1;
            }
            else if (token.IsWord("where"))
            {
                return;
            }
            else if (token.Is(":") || token.Text is "extends" or "implements" or "with")
            {
                isList = true;
            }
            else if (isList && token.IsName)
            {
                var start = i;
                var name = TypeOf(Dotted(ref i), scope);
                i--;
                NoteType(tokens[i].Text, i);
                if (IsWriting)
                {
                    facts.Add(new Fact(FactKind.Base, name, PositionOf(start), owner, scope.Id));
                }
            }
        }
    }

    /// <summary>Whether a name and brackets are a definition here, not a call.</summary>
    protected virtual bool DefinesHere(int name, int open, CodeScope scope) => scope.Kind == CodeScopeKind.Class;

    /// <summary>Defines a function or method with its parameters and body.</summary>
    /// <returns>The index behind it.</returns>
    protected int DefineMethod(int name, int open, int to, CodeScope scope)
    {
        var word = tokens[name].Text;
        var qualified = scope.ClassName is { } owner ? owner + "." + word : word;
        Define(qualified, "function", name, scope);
        var inner = ScopeAt(open, scope, CodeScopeKind.Block, "def:" + qualified);
        BindParameters(open, inner);
        return Body(FindBody(tokens[open].Partner + 1, to), to, inner);
    }

    /// <summary>Walks the body of a function: a group, or the expression behind an arrow.</summary>
    protected int Body(int at, int to, CodeScope inner)
    {
        if (at >= to || tokens[at].Is(";"))
        {
            return Math.Min(at + 1, to);
        }

        if (!tokens[at].Opens("{"))
        {
            at++;
        }

        if (IsOpen(at, "{"))
        {
            Walk(at + 1, tokens[at].Partner, inner);
            return tokens[at].Partner + 1;
        }

        var end = TypesComeFirst ? FindEnd(at, to) : EndOfLine(at, to);
        Walk(at, end, inner);
        return end;
    }

    /// <summary>The end of an expression where line ends are ends: the next line that begins with no member.</summary>
    private int EndOfLine(int at, int to)
    {
        for (var i = at; i < to; i++)
        {
            if (tokens[i].Is(";") || tokens[i].Is(",") || (i > at && tokens[i].StartsLine && !IsMemberAt(i)))
            {
                return i;
            }

            i = tokens[i].Kind == CodeTokenKind.Open ? Math.Min(tokens[i].Partner, to) : i;
        }

        return to;
    }

    /// <summary>Says what parameters stand for: <c>Type name</c> or <c>name: Type</c>.</summary>
    protected void BindParameters(int open, CodeScope inner)
    {
        var close = Math.Min(tokens[open].Partner, tokens.Length);
        if (TypesComeFirst)
        {
            for (var at = open + 1; at < close; at = FindEnd(at, close) + 1)
            {
                at = BindTyped(at, close, inner);
            }

            return;
        }

        foreach (var (from, to) in CodeArguments.Split(tokens, open, close))
        {
            var colon = Array.FindIndex(tokens, from, to - from, token => token.Is(":"));
            if (colon > from && IsName(colon - 1) && IsName(colon + 1))
            {
                var start = colon + 1;
                var type = Dotted(ref start);
                NoteType(type, colon + 1);
                inner.Bind(tokens[colon - 1].Text, TypeOf(type, inner));
            }
            else if (IsName(from))
            {
                inner.Bind(tokens[from].Text, null);
            }
        }
    }

    private int BindTyped(int from, int to, CodeScope inner)
    {
        while (from < to && (IsOpen(from, "[") || (IsName(from) && dialect.Keywords.Contains(tokens[from].Text))))
        {
            from = IsOpen(from, "[") ? tokens[from].Partner + 1 : from + 1;
        }

        if (from < to && IsName(from))
        {
            var start = from;
            var type = Dotted(ref from);
            var behind = BehindTypeArguments(from);
            NoteTypes(from, behind, inner);
            from = behind;
            from += Is(from, "?") ? 1 : 0;
            from = IsOpen(from, "[") ? tokens[from].Partner + 1 : from;
            if (from < to && IsName(from))
            {
                NoteType(type, start);
                inner.Bind(tokens[from].Text, TypeOf(type, inner));
            }
        }

        return from;
    }

    /// <summary>A declaration whose type stands first: <c>Type name</c>. The index behind it, or the same one.</summary>
    private int Declare(int start, int at, int to, CodeScope scope)
    {
        var name = BehindTypeArguments(at);
        name += Is(name, "?") ? 1 : 0;
        name = IsOpen(name, "[") && tokens[name].Partner == name + 1 ? name + 2 : name;
        name += Is(name, "?") ? 1 : 0;
        if (name >= to - 1 || !IsPlainName(name) || tokens[start].Text is "this")
        {
            return at;
        }

        var next = tokens[name + 1];
        if (!next.Is("=") && !next.Is(";") && !next.Is(",") && !next.Is(":") && !next.Is("=>") && !next.Opens("{") && next.Kind != CodeTokenKind.Close && !next.IsWord("in"))
        {
            // A method: its result stands before its name.
            NoteTypes(start, name, scope);
            return name > at ? name : at;
        }

        NoteTypes(start, name, scope);
        var first = start;
        var type = TypeOf(Dotted(ref first), scope);
        scope.Bind(tokens[name].Text, type);
        return next.Is("=") ? Assign(tokens[name].Text, name + 2, to, scope, scope, type) : name + 1;
    }

    private void NoteTypes(int from, int to, CodeScope scope)
    {
        for (var i = from; i < to; i++)
        {
            if (IsPlainName(i) && !Is(i + 1, "."))
            {
                NoteType(tokens[i].Text, i);
            }
        }
    }

    /// <summary>Says that a type is named, so that the file that defines it can be found.</summary>
    protected void NoteType(string name, int at)
    {
        name = name[(name.LastIndexOf('.') + 1)..];
        if (IsWriting && RefersToTypes && name.Length > 2 && char.IsUpper(name[0]) && namedTypes.Add(name))
        {
            facts.Add(new Reference(LanguageReferences.Type, name, PositionOf(at)));
        }
    }

    /// <summary>Whether files of the language see each other's types without naming files.</summary>
    protected virtual bool RefersToTypes => false;
}
