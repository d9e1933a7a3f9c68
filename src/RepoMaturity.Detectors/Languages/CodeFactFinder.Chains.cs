using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Languages.Syntax;

namespace RepoMaturity.Detectors.Languages;

/// <content>Chains: a name, its members and calls, and what is assigned to it.</content>
internal abstract partial class CodeFactFinder
{
    /// <summary>Follows a chain and the assignment behind it.</summary>
    /// <param name="isValue">Whether it is the value of something, and declares nothing.</param>
    /// <param name="origin">What the chain leads to; null where that is not known.</param>
    /// <returns>The index behind it.</returns>
    protected int Chain(int at, int to, CodeScope scope, bool isValue, out string? origin)
    {
        if (IsNew(at))
        {
            return New(at, to, scope, out origin);
        }

        var start = at;
        var word = tokens[at].Text;
        var ofThis = word is "this" or "self";
        if (ofThis && IsMemberAt(at + 1) && IsName(at + 2))
        {
            at += 2;
            word = tokens[at].Text;
        }

        at++;
        string? name;
        if (!scope.TryFind(word, out name))
        {
            name = ofThis ? null : RootOf(word, at - 1);
        }

        var root = name;
        var last = word;
        var members = ofThis ? 1 : 0;
        var isPlain = true;
        while (at < to)
        {
            var token = tokens[at];
            if (IsMemberAt(at) && IsName(at + 1))
            {
                last = tokens[at + 1].Text;
                name = MemberOf(name, root, token.Text, members == 0 ? word : null, last);
                root ??= name;
                members++;
                at += 2;
            }
            else if ((token.Is("!") || token.Is("!!")) && (IsMemberAt(at + 1) || IsOpen(at + 1, "[")))
            {
                at++;
            }
            else if (token.Is("<") && BehindTypeArguments(at) is var behind && behind > at && IsOpen(behind, "("))
            {
                NoteTypes(at, behind, scope);
                at = behind;
            }
            else if (token.Opens("(") && (CallsMayStartLines || !token.StartsLine))
            {
                if (members == 0 && isPlain && !isValue && DefinesHere(start, at, scope))
                {
                    origin = null;
                    return DefineMethod(start, at, to, scope);
                }

                isPlain = false;
                name = Call(name, members == 0 ? word : last, members == 0, at, scope);
                root ??= name;
                members = Math.Max(members, 1);
                at = token.Partner + 1;
            }
            else if (token.Opens("[") && !token.StartsLine)
            {
                if (TypesComeFirst && token.Partner == at + 1)
                {
                    break;
                }

                isPlain = false;
                WalkGroup(at, scope, CodeScopeKind.Arguments);
                at = token.Partner + 1;
            }
            else
            {
                break;
            }
        }

        origin = name;
        if (!isPlain || isValue || at >= to)
        {
            return at;
        }

        if (TypesComeFirst && Declare(start, at, to, scope) is var declared && declared > at)
        {
            return declared;
        }

        if (IsAssignment(tokens[at]) && scope.Kind != CodeScopeKind.Arguments)
        {
            return Assign(last, at + 1, to, ofThis ? scope.OfClass() : scope, scope, null);
        }

        return at;
    }

    /// <summary>Follows the value of an assignment and says what the name stands for.</summary>
    protected int Assign(string name, int at, int to, CodeScope target, CodeScope scope, string? declared)
    {
        var function = FunctionValue(name, at, to, scope);
        if (function > at)
        {
            target.Assign(name, null);
            return function;
        }

        while (at < to && (IsWord(at, "await") || IsWord(at, "async") || IsWord(at, "yield") || (IsOpen(at, "(") && IsPlainName(Math.Min(tokens[at].Partner, tokens.Length) + 1) && !tokens[Math.Min(tokens[at].Partner, tokens.Length - 2) + 1].StartsLine)))
        {
            at = tokens[at].Kind == CodeTokenKind.Open ? WalkGroup(at, scope, CodeScopeKind.Arguments) : at + 1;
        }

        string? origin = null;
        if (at < to && tokens[at].IsName && (!dialect.Keywords.Contains(tokens[at].Text) || tokens[at].Text is "this" or "self"))
        {
            at = Chain(at, to, scope, isValue: true, out origin);
        }

        target.Assign(name, origin ?? declared);
        return at;
    }

    private int New(int at, int to, CodeScope scope, out string? origin)
    {
        at++;
        origin = null;
        if (!IsName(at))
        {
            return at;
        }

        var start = at;
        var type = TypeOf(Dotted(ref at), scope);
        NoteType(tokens[at - 1].Text, start);
        if (BehindTypeArguments(at) is var behind && behind > at)
        {
            NoteTypes(at, behind, scope);
            at = behind;
        }

        if (IsOpen(at, "("))
        {
            origin = Call(type, type, true, at, scope, start);
            at = tokens[at].Partner + 1;
        }
        else
        {
            origin = type;
            if (IsWriting)
            {
                var keys = IsOpen(at, "{") ? CodeArguments.Keys(tokens, at, Math.Min(tokens[at].Partner, tokens.Length)) : [];
                facts.Add(new Fact(FactKind.Call, type, PositionOf(start), null, scope.Id) { Arguments = keys });
            }
        }

        if (IsOpen(at, "{") && !tokens[at].StartsLine | TypesComeFirst)
        {
            at = WalkGroup(at, scope, CodeScopeKind.Block);
        }

        return at < to ? Members(at, to, scope, type, ref origin) : at;
    }

    /// <summary>Follows the members behind something made.</summary>
    private int Members(int at, int to, CodeScope scope, string root, ref string? origin)
    {
        var last = root;
        while (at < to)
        {
            if (IsMemberAt(at) && IsName(at + 1))
            {
                last = tokens[at + 1].Text;
                origin = MemberOf(origin, root, tokens[at].Text, null, last);
                at += 2;
            }
            else if (tokens[at].Opens("(") && !tokens[at].StartsLine)
            {
                origin = Call(origin, last, false, at, scope);
                at = tokens[at].Partner + 1;
            }
            else if (BehindTypeArguments(at) is var behind && behind > at && IsOpen(behind, "("))
            {
                at = behind;
            }
            else
            {
                break;
            }
        }

        return Math.Min(at, to);
    }

    /// <summary>Writes a call; what it gives.</summary>
    private string? Call(string? name, string last, bool isBare, int open, CodeScope scope, int? start = null)
    {
        var close = Math.Min(tokens[open].Partner, tokens.Length);
        var called = name ?? (isBare ? last : null);
        if (IsWriting)
        {
            facts.Add(new Fact(FactKind.Call, called ?? "?." + last, PositionOf(start ?? Math.Max(open - 1, 0)), CodeArguments.First(tokens, open, close), scope.Id)
            {
                Arguments = CodeArguments.Named(tokens, open, close),
            });
        }

        Called(called, open, close, scope);
        WalkGroup(open, scope, CodeScopeKind.Arguments);
        return ResultOf(called, open) ?? name;
    }

    /// <summary>What a call gives, where that is not its own name; null where that is not known.</summary>
    protected virtual string? ResultOf(string? function, int open) => null;

    /// <summary>The name of a member; of names that grow long only the root and the end are kept.</summary>
    protected virtual string? MemberOf(string? name, string? root, string symbol, string? bare, string member)
    {
        if (name is null)
        {
            return null;
        }

        return name.Length < LongestName ? name + "." + member : root is { Length: < LongestName } ? root + "." + member : null;
    }

    protected virtual bool IsNew(int at) => IsWord(at, "new");

    private bool IsMemberAt(int at) => at < tokens.Length && IsMember(tokens[at]);
}
