using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Languages.Syntax;

namespace RepoMaturity.Detectors.Languages.R;

/// <summary>
/// Finds what R says. Which attached package a function comes from no file says alone, so functions keep the name they are written with: <c>tar_make</c>, or
/// <c>targets::tar_make</c> where the package is named.
/// </summary>
internal sealed partial class RFactFinder(FactWriter facts, CodeToken[] tokens, string path) : CodeFactFinder(facts, tokens, CodeDialect.R)
{
    private readonly string folder = RepositoryPath.Folder(path);

    /// <summary>Unit whose commands the text is; null for the file itself.</summary>
    public string? Unit { get; init; }

    protected override bool CallsMayStartLines => false;

    protected override bool HasTypeArguments => false;

    protected override bool IsMember(CodeToken token) => token.Is("$") || token.Is("@") || token.Is("::") || token.Is(":::");

    protected override bool IsAssignment(CodeToken token) => token.Is("<-") || token.Is("<<-") || token.Is("=") || token.Is(":=");

    protected override bool DefinesHere(int name, int open, CodeScope scope) => false;

    protected override bool IsNew(int at) => false;

    protected override string? RootOf(string word, int at) => null;

    protected override string? ResultOf(string? function, int open) => function;

    protected override string? MemberOf(string? name, string? root, string symbol, string? bare, string member)
    {
        if (symbol is "::" or ":::" && bare is not null)
        {
            return bare + "::" + member;
        }

        return name is null ? null : base.MemberOf(name, root, symbol, bare, member);
    }

    protected override int Statement(int at, int to, CodeScope scope)
    {
        var token = Tokens[at];
        if (token.Is("%>%") || token.Is("|>"))
        {
            return Pipe(at, scope);
        }

        if (token.Is("\\") && IsOpen(at + 1, "("))
        {
            return WalkGroup(at + 1, scope, CodeScopeKind.Arguments);
        }

        if (!token.IsName)
        {
            return at;
        }

        if (token.Text == "function" && IsOpen(at + 1, "("))
        {
            return WalkGroup(at + 1, scope, CodeScopeKind.Arguments);
        }

        // What stands here never runs: packages are named so for tools that look for dependencies.
        if (token.Text == "if" && IsOpen(at + 1, "(") && IsWord(at + 2, "FALSE") && Tokens[at + 1].Partner == at + 3 && IsOpen(at + 4, "{"))
        {
            return Tokens[at + 4].Partner + 1;
        }

        if (IsWriting && (Is(at + 1, "::") || Is(at + 1, ":::")) && IsName(at + 2))
        {
            Import(token.Text, at);
        }

        return at;
    }

    protected override int FunctionValue(string name, int at, int to, CodeScope scope)
    {
        if (!(IsWord(at, "function") || Is(at, "\\")) || !IsOpen(at + 1, "("))
        {
            return at;
        }

        Define(name, "function", at, scope);
        var inner = ScopeAt(at + 1, scope, CodeScopeKind.Block, Unit ?? "def:" + name);
        Walk(at + 2, Tokens[at + 1].Partner, ScopeAt(at + 2, inner, CodeScopeKind.Arguments, inner.Id));
        var body = Tokens[at + 1].Partner + 1;
        if (!IsOpen(body, "{"))
        {
            return body;
        }

        Walk(body + 1, Tokens[body].Partner, inner);
        return Tokens[body].Partner + 1;
    }

    /// <summary>A function may stand behind a pipe without brackets.</summary>
    private int Pipe(int at, CodeScope scope)
    {
        if (IsWriting && IsPlainName(at + 1) && !IsOpen(at + 2, "(") && !IsMember(at + 2 < Tokens.Length ? Tokens[at + 2] : default))
        {
            Facts.Add(new Fact(FactKind.Call, Tokens[at + 1].Text, PositionOf(at + 1), null, scope.Id));
        }

        return at + 1;
    }
}
