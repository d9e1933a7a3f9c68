using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Languages.Syntax;

namespace RepoMaturity.Detectors.Languages;

/// <summary>
/// Walks the tokens of a file twice: once to learn what its names stand for, once to write facts. It knows chains of names, calls and assignments, which all languages share; what
/// a statement is, those of each language add. Every token is visited a few times at most.
/// </summary>
/// <param name="facts">Takes what is found.</param>
/// <param name="tokens">The tokens.</param>
/// <param name="dialect">The language.</param>
internal abstract partial class CodeFactFinder(FactWriter facts, CodeToken[] tokens, CodeDialect dialect)
{
    private const int LongestName = 200;
    private const int DeepestWalk = 160;

    private readonly Dictionary<int, CodeScope> scopes = [];
    private int depth;

    protected FactWriter Facts => facts;

    protected CodeToken[] Tokens => tokens;

    protected CodeScope File { get; } = new(null, CodeScopeKind.File, null);

    /// <summary>Whether this is the second walk.</summary>
    protected bool IsWriting { get; private set; }

    /// <summary>Writes the facts of the file.</summary>
    public void Find()
    {
        Walk(0, tokens.Length, File);
        IsWriting = true;
        Walk(0, tokens.Length, File);
        End();
    }

    /// <summary>Takes a statement that only this language has; the index behind it, or the same one when there is none.</summary>
    protected abstract int Statement(int at, int to, CodeScope scope);

    /// <summary>What a name that was not declared stands for; null where that is not known.</summary>
    protected abstract string? RootOf(string word, int at);

    /// <summary>What the name of a type stands for.</summary>
    protected virtual string TypeOf(string name, CodeScope scope) => name;

    /// <summary>Called for each call, in both walks.</summary>
    /// <param name="name">Its name; null where it belongs to something unknown.</param>
    protected virtual void Called(string? name, int open, int close, CodeScope scope)
    {
    }

    /// <summary>Called when all is written.</summary>
    protected virtual void End()
    {
    }

    /// <summary>Whether this symbol leads from a thing to its member.</summary>
    protected virtual bool IsMember(CodeToken token) => token.Is(".") || token.Is("?.");

    /// <summary>Whether an assignment makes a function; the index behind it, or the same one.</summary>
    protected virtual int FunctionValue(string name, int at, int to, CodeScope scope) => at;

    /// <summary>Whether types stand before the names that they declare.</summary>
    protected virtual bool TypesComeFirst => false;

    protected virtual bool IsAssignment(CodeToken token) => token.Is("=");

    protected virtual bool CallsMayStartLines => true;

    protected virtual bool HasTypeArguments => true;

    protected void Walk(int from, int to, CodeScope scope)
    {
        // Functions without brackets may stand in each other without end.
        if (++depth < DeepestWalk)
        {
            to = Math.Min(to, tokens.Length);
            var at = from;
            while (at < to)
            {
                var next = Statement(at, to, scope);
                at = next > at ? next : Step(at, to, scope);
            }
        }

        depth--;
    }

    /// <summary>Passes over one expression or token.</summary>
    protected int Step(int at, int to, CodeScope scope)
    {
        var token = tokens[at];
        if (token.Kind == CodeTokenKind.Open)
        {
            return WalkGroup(at, scope, token.Text == "(" ? CodeScopeKind.Arguments : scope.Kind == CodeScopeKind.File && token.Text == "{" ? CodeScopeKind.File : CodeScopeKind.Block);
        }

        if (!token.IsName || (dialect.Keywords.Contains(token.Text) && token.Text is not "this" and not "self"))
        {
            return at + 1;
        }

        return Chain(at, to, scope, isValue: false, out _);
    }

    /// <summary>Walks a group; the index behind it.</summary>
    protected int WalkGroup(int open, CodeScope scope, CodeScopeKind kind, string? id = null, string? className = null)
    {
        var inner = ScopeAt(open, scope, kind, id ?? scope.Id, className);
        Walk(open + 1, tokens[open].Partner, inner);
        return tokens[open].Partner + 1;
    }

    /// <summary>The scope of the group that begins here: the same one in both walks.</summary>
    protected CodeScope ScopeAt(int open, CodeScope outer, CodeScopeKind kind, string? id, string? className = null)
    {
        if (!scopes.TryGetValue(open, out var scope))
        {
            scope = new CodeScope(outer, kind, id) { ClassName = className ?? outer.ClassName };
            scopes.Add(open, scope);
        }

        return scope;
    }

    protected void Define(string name, string kind, int at, CodeScope scope)
    {
        if (IsWriting)
        {
            facts.Add(new Fact(FactKind.Definition, name, PositionOf(at), kind, scope.Id));
            FlushDecorators(name, scope);
        }
    }

    protected void Import(string module, int at)
    {
        if (IsWriting && module.Length > 0)
        {
            facts.Add(new Fact(FactKind.Import, module, PositionOf(at)));
        }
    }

    protected Position PositionOf(int at) => new(at < tokens.Length ? tokens[at].Line : 1);

    protected bool Is(int at, string symbol) => at >= 0 && at < tokens.Length && tokens[at].Is(symbol);

    protected bool IsWord(int at, string word) => at >= 0 && at < tokens.Length && tokens[at].IsWord(word);

    protected bool IsOpen(int at, string bracket) => at >= 0 && at < tokens.Length && tokens[at].Opens(bracket);

    protected bool IsName(int at) => at >= 0 && at < tokens.Length && tokens[at].IsName;

    protected bool IsPlainName(int at) => IsName(at) && !dialect.Keywords.Contains(tokens[at].Text);

    protected bool IsText(int at) => at >= 0 && at < tokens.Length && tokens[at].Kind == CodeTokenKind.Text;

    /// <summary>The names with points between that begin here, and the index behind them.</summary>
    protected string Dotted(ref int at)
    {
        var name = tokens[at].Text;
        at++;
        while (Is(at, ".") && IsName(at + 1) && name.Length < LongestName)
        {
            name += "." + tokens[at + 1].Text;
            at += 2;
        }

        return name;
    }

    /// <summary>The index behind type arguments; the same one when what begins here is none.</summary>
    protected int BehindTypeArguments(int at)
    {
        if (!HasTypeArguments || !Is(at, "<"))
        {
            return at;
        }

        var depth = 0;
        for (var i = at; i < tokens.Length && i < at + 60; i++)
        {
            var token = tokens[i];
            if (token.Is("<"))
            {
                depth++;
            }
            else if (token.Is(">"))
            {
                if (--depth == 0)
                {
                    return i + 1;
                }
            }
            else if (token.Kind == CodeTokenKind.Open && token.Text is "[" or "(")
            {
                i = token.Partner;
            }
            else if (!token.IsName && !token.Is(",") && !token.Is(".") && !token.Is("?") && !token.Is("&") && !token.Is("|") && !token.Is("::"))
            {
                return at;
            }
        }

        return at;
    }

    /// <summary>The index of the next token of this level that is one of these symbols or opens a brace; the end when there is none near.</summary>
    protected int FindBody(int at, int to)
    {
        to = Math.Min(to, at + 80);
        for (; at < to; at++)
        {
            var token = tokens[at];
            if (token.Opens("{") || token.Is("=>") || token.Is(";") || (token.Is("=") && !TypesComeFirst))
            {
                return at;
            }

            if (token.Kind == CodeTokenKind.Open)
            {
                at = token.Partner;
            }
        }

        return Math.Min(at, to);
    }

    /// <summary>The index of the semicolon, comma or closing bracket that ends an expression.</summary>
    protected int FindEnd(int at, int to)
    {
        for (; at < to && !tokens[at].Is(";") && !tokens[at].Is(","); at++)
        {
            at = tokens[at].Kind == CodeTokenKind.Open ? Math.Min(tokens[at].Partner, to) : at;
        }

        return Math.Min(at, to);
    }
}
