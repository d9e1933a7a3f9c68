using System.Text;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Jenkins;

/// <summary>
/// Makes a tree of calls of a Groovy script. Tolerant: what is no call (operators, types, keywords) is passed over, and the calls within are kept. Never throws.
/// </summary>
internal sealed class GroovyReader
{
    private const int Deepest = 100;

    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "def", "return", "final", "static", "new", "in", "as", "instanceof", "import", "package", "class", "throw", "true", "false", "null", "void", "assert", "case",
        "String", "boolean", "int", "Map", "List", "private", "public",
    };

    private readonly List<GroovyToken> tokens;
    private int at;
    private int? cutAt;

    private GroovyReader(List<GroovyToken> tokens) => this.tokens = tokens;

    /// <summary>The calls at the top of a script.</summary>
    /// <param name="cutAt">The first line that is nested too deep to be read with what it holds; null when all is read.</param>
    public static GroovyCall Read(string text, out int? cutAt)
    {
        var reader = new GroovyReader(GroovyScanner.Read(text));
        var root = new GroovyCall(string.Empty, 1);
        while (reader.at < reader.tokens.Count)
        {
            reader.ReadBlock(root, 0);
        }

        cutAt = reader.cutAt;
        return root;
    }

    private GroovyToken Here => at < tokens.Count ? tokens[at] : default;

    /// <summary>Reads up to the brace that closes the block.</summary>
    private void ReadBlock(GroovyCall owner, int depth)
    {
        while (at < tokens.Count)
        {
            var token = tokens[at];
            if (token.Is('}'))
            {
                at++;
                return;
            }

            ReadOne(owner, depth);
        }
    }

    /// <summary>Reads one call, or passes one token over.</summary>
    private void ReadOne(GroovyCall owner, int depth)
    {
        var token = tokens[at];
        if (token.Kind == GroovyTokenKind.Word && !Keywords.Contains(token.Text))
        {
            ReadCall(owner, depth);
            return;
        }

        at++;
        if (token.Is('{'))
        {
            if (!IsTooDeep(depth, token))
            {
                ReadBlock(owner, depth + 1);
            }
        }
        else if (token.Text == "false" && owner.Inner.Count == 0 && Here.Is('}'))
        {
            owner.IsFalse = true;
        }
    }

    private void ReadCall(GroovyCall owner, int depth)
    {
        var isFirst = at > 0 && (tokens[at - 1].Is('{') || tokens[at - 1].Text == "return");
        var line = Here.Line;
        var call = new GroovyCall(ReadName(), line);
        call.IsAlone = isFirst && Here.Is('}');
        owner.Inner.Add(call);
        if (IsTooDeep(depth, Here))
        {
            return;
        }

        if (Here.Is('('))
        {
            at++;
            ReadArguments(call, ')', depth + 1);
        }
        else if (Here.Is('=') && at + 1 < tokens.Count && tokens[at + 1].Kind == GroovyTokenKind.Text)
        {
            // A variable is set: its text is the argument.
            at++;
            call.Arguments.Add(new Argument("=", Here.Text));
            call.ArgumentLines.Add(Here.Line);
            at++;
        }
        else if (Here.Is('=') && at + 2 < tokens.Count && tokens[at + 1].Is('=') && tokens[at + 2].Kind == GroovyTokenKind.Text)
        {
            // It is compared with a text.
            call.Arguments.Add(new Argument("==", tokens[at + 2].Text));
            call.ArgumentLines.Add(tokens[at + 2].Line);
            at += 3;
            call.IsAlone = isFirst && Here.Is('}');
        }
        else if (!Here.StartsLine && (Here.Kind is GroovyTokenKind.Text or GroovyTokenKind.Word || Here.Is('[')) && !Keywords.Contains(Here.Text))
        {
            ReadArguments(call, '\n', depth + 1);
        }

        if (Here.Is('{'))
        {
            at++;
            call.HasBlock = true;
            ReadBlock(call, depth + 1);
        }
    }

    private bool IsTooDeep(int depth, GroovyToken token)
    {
        cutAt ??= depth > Deepest ? Math.Max(token.Line, 1) : null;
        return depth > Deepest;
    }

    private string ReadName()
    {
        var name = new StringBuilder(tokens[at++].Text);
        while (Here.Is('.') && at + 1 < tokens.Count && tokens[at + 1].Kind == GroovyTokenKind.Word)
        {
            name.Append('.').Append(tokens[at + 1].Text);
            at += 2;
        }

        return name.ToString();
    }

    /// <summary>Reads arguments up to a closing sign, or to the end of the line for a call without parentheses.</summary>
    private void ReadArguments(GroovyCall call, char close, int depth)
    {
        var name = string.Empty;
        while (at < tokens.Count)
        {
            var token = tokens[at];
            if (close == '\n')
            {
                if ((token.Is('{') && name.Length == 0) || token.Is('}') || token.Is(')') || token.Is(';') || (token.StartsLine && !GoesOn(tokens[at - 1])))
                {
                    return;
                }
            }
            else if (token.Is(close))
            {
                at++;
                return;
            }
            else if (token.Is('}'))
            {
                // Parentheses that nobody closes end with the block.
                return;
            }

            if (token.Kind == GroovyTokenKind.Word && at + 1 < tokens.Count && tokens[at + 1].Is(':'))
            {
                name = token.Text;
                at += 2;
                continue;
            }

            ReadArgument(call, token, name, depth);
            name = string.Empty;
        }
    }

    /// <summary>Whether a line that ends with this token goes on in the next.</summary>
    private static bool GoesOn(GroovyToken last) => last.Is(',') || last.Is(':') || last.Is('+');

    private void ReadArgument(GroovyCall call, GroovyToken token, string name, int depth)
    {
        if (token.Kind == GroovyTokenKind.Text || (token.Kind == GroovyTokenKind.Word && !IsCallHere()))
        {
            call.Arguments.Add(new Argument(name, token.Kind == GroovyTokenKind.Text ? token.Text : ReadNameBack()));
            call.ArgumentLines.Add(token.Line);
            at++;
        }
        else if (token.Kind == GroovyTokenKind.Word)
        {
            ReadCall(call, depth);
        }
        else
        {
            at++;
            if (IsTooDeep(depth, token))
            {
                return;
            }

            if (token.Is('(') || token.Is('['))
            {
                ReadArguments(call, token.Is('(') ? ')' : ']', depth + 1);
            }
            else if (token.Is('{'))
            {
                // A branch of "parallel" is a block with a name.
                var block = new GroovyCall(name, token.Line) { HasBlock = true };
                call.Inner.Add(block);
                ReadBlock(block, depth + 1);
            }
        }
    }

    /// <summary>Whether a word among arguments is a call of its own: a name with parentheses, or a step with a text behind it.</summary>
    private bool IsCallHere()
    {
        var next = at + 1;
        while (next + 1 < tokens.Count && tokens[next].Is('.') && tokens[next + 1].Kind == GroovyTokenKind.Word)
        {
            next += 2;
        }

        return next < tokens.Count && (tokens[next].Is('(') || (tokens[next].Kind == GroovyTokenKind.Text && !tokens[next].StartsLine && !Keywords.Contains(tokens[at].Text)));
    }

    /// <summary>A dotted name among arguments, read up to its last word.</summary>
    private string ReadNameBack()
    {
        var name = ReadName();
        at--;
        return name;
    }
}
