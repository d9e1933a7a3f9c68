using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Languages.Syntax;

namespace RepoMaturity.Detectors.Languages.CSharp;

/// <summary>
/// Finds what C# says. Which namespace a type comes from no file says alone, so types keep the name they are written with: <c>new MLContext()</c> is
/// <c>MLContext</c>, and what is called on it <c>MLContext.Model.Save</c>.
/// </summary>
internal sealed class CSharpFactFinder(FactWriter facts, CodeToken[] tokens, string fileName) : CodeFactFinder(facts, tokens, CodeDialect.CSharp)
{
    private readonly Dictionary<string, string> aliases = new(StringComparer.Ordinal);

    protected override bool TypesComeFirst => true;

    protected override bool RefersToTypes => true;

    protected override int Statement(int at, int to, CodeScope scope)
    {
        var token = Tokens[at];
        if (token.Opens("["))
        {
            return scope.Kind is CodeScopeKind.File or CodeScopeKind.Class && IsStart(at) ? Attributes(at, scope) : at;
        }

        if (!token.IsName)
        {
            return at;
        }

        switch (token.Text)
        {
            case "using" when scope.Kind == CodeScopeKind.File && IsName(at + 1):
                return Using(at, to);
            case "namespace" when IsName(at + 1):
                at++;
                Dotted(ref at);
                return at;
            case "class" or "interface" or "struct" or "enum" or "record" when IsName(at + 1) && !Is(at + 2, "="):
                return DefineClass(IsWord(at + 1, "struct") || IsWord(at + 1, "class") ? at + 2 : at + 1, to, scope);
            case "throw" when IsWord(at + 1, "new") && IsName(at + 2):
                if (IsWriting)
                {
                    Facts.Add(new Fact(FactKind.Raise, Tokens[at + 2].Text, PositionOf(at), null, scope.Id));
                }

                return at + 1;
            case "Main" when scope.Kind == CodeScopeKind.Class && IsOpen(at + 1, "("):
                Enter(at);
                return at;
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

        if (IsMember(at + 1 < Tokens.Length ? Tokens[at + 1] : default))
        {
            NoteType(word, at);
        }

        return aliases.GetValueOrDefault(word, word);
    }

    protected override string TypeOf(string name, CodeScope scope) => aliases.GetValueOrDefault(name, name);

    /// <summary>A program is entered at its <c>Main</c>, or where statements stand outside of all classes.</summary>
    protected override void Called(string? name, int open, int close, CodeScope scope)
    {
        if (scope is { ClassName: null, Id: null })
        {
            Enter(open);
        }
    }

    protected override bool DefinesHere(int name, int open, CodeScope scope) =>
        base.DefinesHere(name, open, scope) || ((IsPlainName(name - 1) || Is(name - 1, ">") || Is(name - 1, "?")) && IsOpen(Tokens[open].Partner + 1, "{"));

    protected override bool IsDeclaration(int at) => Tokens[at].Text is "public" or "internal" or "class" or "enum" or "interface" && Tokens[at].IsName;

    private bool IsStart(int at) => at == 0 || Tokens[at - 1].Is(";") || Tokens[at - 1].Kind == CodeTokenKind.Close || Tokens[at - 1].Opens("{") || Tokens[at].StartsLine;

    private void Enter(int at)
    {
        if (IsWriting)
        {
            Facts.Add(new Unit(string.Empty, UnitKind.Script, fileName, PositionOf(at)));
        }
    }

    private int Using(int at, int to)
    {
        var start = at++;
        at += IsWord(at, "static") ? 1 : 0;
        string? alias = null;
        if (IsName(at) && Is(at + 1, "="))
        {
            alias = Tokens[at].Text;
            at += 2;
        }

        if (at >= to || !IsName(at))
        {
            return start + 1;
        }

        var name = Dotted(ref at);
        if (!Is(at, ";"))
        {
            // A resource that is given back at the end: a declaration behind the keyword.
            return start + 1;
        }

        Import(name, start);
        if (alias is not null)
        {
            aliases[alias] = name;
        }

        return at + 1;
    }

    private int Attributes(int open, CodeScope scope)
    {
        var close = Math.Min(Tokens[open].Partner, Tokens.Length);
        foreach (var (from, to) in CodeArguments.Split(Tokens, open, close))
        {
            var at = from;
            at += IsName(at) && Is(at + 1, ":") ? 2 : 0;
            if (at < to && IsName(at))
            {
                var start = at;
                var name = Dotted(ref at);
                Decorate(name.EndsWith("Attribute", StringComparison.Ordinal) && name.Length > 9 ? name[..^9] : name, start, at, scope);
            }
        }

        return close + 1;
    }
}
