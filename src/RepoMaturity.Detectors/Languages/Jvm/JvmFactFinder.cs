using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Languages.Syntax;

namespace RepoMaturity.Detectors.Languages.Jvm;

/// <summary>Finds what Java, Kotlin and Scala say: types are known by the imports that name them.</summary>
/// <param name="facts">Takes what is found.</param>
/// <param name="tokens">The tokens.</param>
/// <param name="fileName">Name of the file, for its unit.</param>
/// <param name="isJava">Whether types stand before names.</param>
internal sealed class JvmFactFinder(FactWriter facts, CodeToken[] tokens, string fileName, bool isJava) : CodeFactFinder(facts, tokens, CodeDialect.Jvm)
{
    protected override bool TypesComeFirst => isJava;

    protected override bool RefersToTypes => true;

    protected override int Statement(int at, int to, CodeScope scope)
    {
        var token = Tokens[at];
        if (token.Is("@") && IsName(at + 1) && !IsWord(at + 1, "interface"))
        {
            var start = ++at;
            var name = TypeOf(Dotted(ref at), scope);
            Decorate(name, start, at, scope);
            return IsOpen(at, "(") ? Tokens[at].Partner + 1 : at;
        }

        if (!token.IsName)
        {
            return at;
        }

        switch (token.Text)
        {
            case "package" when IsName(at + 1):
                at++;
                Dotted(ref at);
                return at;
            case "import" when IsName(at + 1):
                return ReadImport(at, scope);
            case "class" or "interface" or "object" or "trait" or "enum" or "record" when IsName(at + 1) && !Is(at - 1, ".") && !Is(at - 1, "::"):
                at += IsWord(at + 1, "class") ? 1 : 0;
                if (!isJava && IsWord(at + 2, "extends") && IsWord(at + 3, "App"))
                {
                    Enter(at);
                }

                return DefineClass(at + 1, to, scope);
            case "def" or "fun" when !isJava && IsName(at + 1):
                return Function(at + 1, to, scope);
            case "val" or "var" or "let" when !isJava && IsName(at + 1):
                return Value(at + 1, to, scope);
            case "main" when isJava && IsOpen(at + 1, "(") && IsWord(at - 1, "void"):
                Enter(at);
                return at;
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

    protected override string? RootOf(string word, int at)
    {
        if (!char.IsUpper(word[0]))
        {
            return null;
        }

        NoteType(word, at);
        return word;
    }

    protected override string TypeOf(string name, CodeScope scope) => scope.TryFind(name, out var origin) && origin is not null ? origin : name;

    protected override bool DefinesHere(int name, int open, CodeScope scope) => isJava && base.DefinesHere(name, open, scope);

    protected override bool IsDeclaration(int at) => !isJava && Tokens[at].IsName && Tokens[at].Text is "class" or "object" or "case" or "trait" or "def" or "fun" or "val" or "import" or "data" or "sealed" or "private" or "interface";

    private void Enter(int at)
    {
        if (IsWriting)
        {
            Facts.Add(new Unit(string.Empty, UnitKind.Script, fileName, PositionOf(at)));
        }
    }

    /// <summary><c>import a.b.C</c>, <c>import a.b.{C, D => E}</c>, <c>import a.b._</c>.</summary>
    private int ReadImport(int at, CodeScope scope)
    {
        var start = at++;
        at += IsWord(at, "static") ? 1 : 0;
        var path = Dotted(ref at);
        if (Is(at, ".") && IsOpen(at + 1, "{"))
        {
            var open = at + 1;
            foreach (var (from, to) in CodeArguments.Split(Tokens, open, Math.Min(Tokens[open].Partner, Tokens.Length)))
            {
                if (IsName(from))
                {
                    var name = path + "." + Tokens[from].Text;
                    Import(name, start);
                    scope.Bind(Tokens[to - 1].Text, name);
                }
            }

            return Tokens[open].Partner + 1;
        }

        if (Is(at, ".") && Is(at + 1, "*"))
        {
            Import(path, start);
            return at + 2;
        }

        if (path.EndsWith("._", StringComparison.Ordinal))
        {
            Import(path[..^2], start);
            return at;
        }

        Import(path, start);
        var last = IsWord(at, "as") && IsName(at + 1) ? Tokens[at + 1].Text : path[(path.LastIndexOf('.') + 1)..];
        scope.Bind(last, path);
        return at;
    }

    private int Function(int at, int to, CodeScope scope)
    {
        // An extension names its receiver first: fun Frame.clean().
        while (Is(at + 1, ".") && IsName(at + 2))
        {
            at += 2;
        }

        var open = BehindTypeArguments(at + 1);
        open = IsOpen(open, "[") ? Tokens[open].Partner + 1 : open;
        if (Tokens[at].Text == "main")
        {
            Enter(at);
        }

        if (IsOpen(open, "("))
        {
            return DefineMethod(at, open, to, scope);
        }

        Define(scope.ClassName is { } owner ? owner + "." + Tokens[at].Text : Tokens[at].Text, "function", at, scope);
        return at + 1;
    }

    private int Value(int at, int to, CodeScope scope)
    {
        var name = Tokens[at].Text;
        string? declared = null;
        var next = at + 1;
        if (Is(next, ":") && IsName(next + 1))
        {
            next++;
            var type = Dotted(ref next);
            NoteType(type, next - 1);
            declared = TypeOf(type, scope);
            next = IsOpen(next, "[") ? Tokens[next].Partner + 1 : BehindTypeArguments(next);
            next += Is(next, "?") ? 1 : 0;
        }

        scope.Bind(name, declared);
        return Is(next, "=") ? Assign(name, next + 1, to, scope, scope, declared) : next;
    }
}
