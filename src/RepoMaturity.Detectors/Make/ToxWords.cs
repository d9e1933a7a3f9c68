using System.Text;
using RepoMaturity.Core.Documents;

namespace RepoMaturity.Detectors.Make;

/// <summary>Values of an INI file of tox: substitutions filled as far as the file knows them.</summary>
/// <param name="root">The document, for values that name others.</param>
internal sealed class ToxWords(DocumentNode root)
{
    private const int MostNames = 200;
    private const int Deepest = 3;

    /// <summary>The lines of a value with their numbers, lines that go on joined, substitutions filled.</summary>
    public IEnumerable<(int Line, string Text)> Lines(DocumentNode? value) => Lines(value, 0);

    /// <summary>A text with its substitutions filled.</summary>
    public string Filled(string text)
    {
        var made = new StringBuilder(text.Length);
        var at = 0;
        while (at < text.Length)
        {
            var end = text[at] == '{' ? Closing(text, at) : -1;
            if (end < 0)
            {
                made.Append(text[at++]);
                continue;
            }

            made.Append(Substitution(text[(at + 1)..end]));
            at = end + 1;
        }

        return made.ToString();
    }

    /// <summary>The names that a list with braces stands for: <c>py{39,310}-{a,b}, lint</c>.</summary>
    public static IReadOnlyList<string> Expand(string list)
    {
        var names = new List<string>();
        var start = 0;
        var depth = 0;
        for (var i = 0; i <= list.Length; i++)
        {
            if (i == list.Length || (depth == 0 && (list[i] == ',' || char.IsWhiteSpace(list[i]))))
            {
                names.AddRange(ExpandOne(list[start..i]).Take(MostNames - names.Count));
                start = i + 1;
            }
            else
            {
                depth += list[i] switch { '{' => 1, '}' => -1, _ => 0 };
            }
        }

        return names;
    }

    /// <summary>A line without the condition on factors before it (<c>lint,docs: ruff check</c>).</summary>
    public static string WithoutFactor(string line, out string[] factors)
    {
        factors = [];
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        if (colon <= 0 || line.AsSpan(0, colon).IndexOfAnyExcept(FactorCharacters) >= 0)
        {
            return line;
        }

        // What holds where a factor is not given holds for the common environment.
        factors = line[0] == '!' ? [] : [.. Expand(line[..colon])];
        return line[(colon + 2)..].Trim();
    }

    private static readonly System.Buffers.SearchValues<char> FactorCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-,{}!");

    private static IEnumerable<string> ExpandOne(string name)
    {
        var open = name.IndexOf('{', StringComparison.Ordinal);
        var close = open < 0 ? -1 : name.IndexOf('}', open);
        if (close < 0)
        {
            return name.Length == 0 ? [] : [name];
        }

        return name[(open + 1)..close].Split(',').SelectMany(part => ExpandOne(name[..open] + part.Trim() + name[(close + 1)..])).Take(MostNames);
    }

    private IEnumerable<(int Line, string Text)> Lines(DocumentNode? value, int depth)
    {
        if (value?.Value is not { } whole)
        {
            yield break;
        }

        var line = value.Line;
        var start = line;
        var joined = string.Empty;
        foreach (var part in whole.Split('\n'))
        {
            joined += part;
            line++;
            if (joined.EndsWith('\\') && joined.Length < 10_000)
            {
                joined = joined[..^1] + ' ';
                continue;
            }

            var text = joined.Trim();
            joined = string.Empty;
            var named = depth < Deepest && text.StartsWith("{[", StringComparison.Ordinal) && text.EndsWith('}') ? Other(text[1..^1]) : null;
            foreach (var found in named is not null ? Lines(named, depth + 1).Select(other => other.Text) : text.Length > 0 ? [Filled(text)] : [])
            {
                yield return (start, found);
            }

            start = line;
        }
    }

    private string Substitution(string name)
    {
        if (name is "envpython" or "basepython" or "base_python")
        {
            return "python";
        }

        if (name.StartsWith("posargs", StringComparison.Ordinal) || name.StartsWith("env:", StringComparison.Ordinal))
        {
            var sign = name.IndexOf(':', name.StartsWith("env:", StringComparison.Ordinal) ? 4 : 0);
            return sign < 0 ? string.Empty : name[(sign + 1)..];
        }

        return name switch
        {
            "toxinidir" or "tox_root" => ".",
            "/" => "/",
            ['[', ..] => Other(name)?.Value is { } other && !other.Contains('\n', StringComparison.Ordinal) && !other.Contains('{', StringComparison.Ordinal) ? other : string.Empty,
            _ => "{" + name + "}",
        };
    }

    /// <summary>The value of <c>[section]key</c>.</summary>
    private DocumentNode? Other(string name)
    {
        var end = name.IndexOf(']', StringComparison.Ordinal);
        return end <= 0 || name[0] != '[' ? null : root.Find(name[1..end], name[(end + 1)..]);
    }

    private static int Closing(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            depth += text[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }
}
