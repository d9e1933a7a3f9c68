using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Languages.Syntax;

namespace RepoMaturity.Detectors.Languages.JavaScript;

/// <summary>Finds what JavaScript and TypeScript say: names are known by the imports that give them, <c>@tensorflow/tfjs.sequential</c>.</summary>
internal sealed partial class JavaScriptFactFinder(FactWriter facts, CodeToken[] tokens, string folder) : CodeFactFinder(facts, tokens, CodeDialect.JavaScript)
{
    private static readonly HashSet<string> Globals = new(StringComparer.Ordinal)
    {
        "console", "process", "module", "exports", "window", "document", "navigator", "globalThis",
    };

    private readonly CdkConstructs cdk = new(facts, tokens, folder);

    protected override bool CallsMayStartLines => false;

    protected override int Statement(int at, int to, CodeScope scope)
    {
        var token = Tokens[at];
        if (token.Is("@") && IsName(at + 1))
        {
            var start = ++at;
            var name = Dotted(ref at);
            Decorate(scope.TryFind(name, out var origin) && origin is not null ? origin : name, start, at, scope);
            return at;
        }

        if (!token.IsName || Is(at - 1, ".") || Is(at - 1, "?."))
        {
            return at;
        }

        switch (token.Text)
        {
            case "import":
                return ReadImport(at, to, scope);
            case "export" when Is(at + 1, "*") || IsOpen(at + 1, "{"):
                return ReadExport(at, to);
            case "const" or "let" or "var" when IsOpen(at + 1, "{"):
                return Destructure(at + 1, to, scope);
            case "const" or "let" or "var" when IsName(at + 1):
                return Declare(at + 1, to, scope);
            case "function":
                return Function(at, to, scope);
            case "class" when IsPlainName(at + 1):
                return DefineClass(at + 1, to, scope);
            case "interface" when IsName(at + 1) && scope.Kind == CodeScopeKind.File:
                var body = FindBody(at + 1, to);
                return IsOpen(body, "{") ? Tokens[body].Partner + 1 : at + 1;
            case "throw" when IsWord(at + 1, "new") && IsName(at + 2):
                if (IsWriting)
                {
                    Facts.Add(new Fact(FactKind.Raise, Tokens[at + 2].Text, PositionOf(at), null, scope.Id));
                }

                return at + 1;
            default:
                return at;
        }
    }

    protected override string? RootOf(string word, int at) => char.IsUpper(word[0]) || Globals.Contains(word) ? word : null;

    protected override string TypeOf(string name, CodeScope scope)
    {
        var point = name.IndexOf('.', StringComparison.Ordinal);
        var first = point < 0 ? name : name[..point];
        return scope.TryFind(first, out var origin) && origin is not null ? point < 0 ? origin : origin + name[point..] : name;
    }

    protected override void Called(string? name, int open, int close, CodeScope scope)
    {
        if (name is "require" or "import" && CodeArguments.First(Tokens, open, close) is { } module)
        {
            ImportModule(module, open);
        }
        else if (IsWriting && name is not null)
        {
            cdk.Find(name, open, close);
        }
    }

    protected override void End() => cdk.End();

    protected override string? ResultOf(string? function, int open) =>
        function is "require" or "import" && CodeArguments.First(Tokens, open, Math.Min(Tokens[open].Partner, Tokens.Length)) is { } module ? PackageOf(module) : null;

    protected override bool DefinesHere(int name, int open, CodeScope scope) =>
        base.DefinesHere(name, open, scope) && (IsOpen(Tokens[open].Partner + 1, "{") || Is(Tokens[open].Partner + 1, ":"));

    /// <summary><c>async (a) => ...</c>, <c>a => ...</c>, <c>function (a) {}</c> behind an equals sign.</summary>
    protected override int FunctionValue(string name, int at, int to, CodeScope scope)
    {
        var start = at;
        at += IsWord(at, "async") ? 1 : 0;
        if (IsWord(at, "function"))
        {
            at++;
            at += Is(at, "*") ? 1 : 0;
            at += IsName(at) ? 1 : 0;
            return IsOpen(at, "(") ? Define(name, start, at, FindBody(Tokens[at].Partner + 1, to), to, scope) : start;
        }

        if (IsName(at) && Is(at + 1, "=>"))
        {
            return Define(name, start, at, at + 1, to, scope);
        }

        if (!IsOpen(at, "("))
        {
            return start;
        }

        var arrow = Tokens[at].Partner + 1;
        if (Is(arrow, ":"))
        {
            while (arrow < to && !Is(arrow, "=>") && !Is(arrow, ";"))
            {
                arrow = Tokens[arrow].Kind == CodeTokenKind.Open ? Tokens[arrow].Partner + 1 : arrow + 1;
            }
        }

        return Is(arrow, "=>") ? Define(name, start, at, arrow, to, scope) : start;
    }

    private int Define(string name, int start, int parameters, int body, int to, CodeScope scope)
    {
        Define(name, "function", start, scope);
        var inner = ScopeAt(parameters, scope, CodeScopeKind.Block, "def:" + name);
        if (IsOpen(parameters, "("))
        {
            BindParameters(parameters, inner);
        }

        return Body(body, to, inner);
    }

    private int Function(int at, int to, CodeScope scope)
    {
        at++;
        at += Is(at, "*") ? 1 : 0;
        if (!IsName(at))
        {
            return at;
        }

        var open = BehindTypeArguments(at + 1);
        return IsOpen(open, "(") ? Define(Tokens[at].Text, at, open, FindBody(Tokens[open].Partner + 1, to), to, scope) : at;
    }

    private int Declare(int at, int to, CodeScope scope)
    {
        var name = Tokens[at].Text;
        scope.Bind(name, null);
        var next = at + 1;
        if (Is(next, ":"))
        {
            while (next < to && !Is(next, "=") && !Is(next, ";") && !(Tokens[next].StartsLine && IsName(next)))
            {
                next = Tokens[next].Kind == CodeTokenKind.Open ? Tokens[next].Partner + 1 : next + 1;
            }
        }

        return Is(next, "=") ? Assign(name, next + 1, to, scope, scope, null) : next;
    }
}
