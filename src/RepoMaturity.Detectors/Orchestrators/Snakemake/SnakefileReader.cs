using System.Text;

namespace RepoMaturity.Detectors.Orchestrators.Snakemake;

/// <summary>
/// Reads the keywords of a Snakefile by lines and indentation; what is neither a rule nor a part of one is Python and left out.
/// </summary>
internal static class SnakefileReader
{
    private static readonly HashSet<string> Parts = ["input", "params", "shell", "script", "notebook", "run"];

    private static readonly string[] ScriptEndings = [".py", ".R", ".r", ".sh", ".ipynb", ".jl"];

    /// <summary>The keywords in the order written.</summary>
    public static IEnumerable<SnakefilePart> Read(string text)
    {
        var lines = text.Split('\n');
        var ruleIndent = -1;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd();
            var trimmed = line.TrimStart();
            var indent = line.Length - trimmed.Length;
            var colon = trimmed.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || trimmed[0] == '#')
            {
                continue;
            }

            var head = trimmed[..colon].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (head is ["rule" or "checkpoint", ..] and { Length: <= 2 })
            {
                ruleIndent = indent;
                yield return new SnakefilePart(head[0], head.Length == 2 ? head[1] : $"line {i + 1}", string.Empty, i + 1);
            }
            else if (head is ["include"])
            {
                yield return new SnakefilePart("include", string.Empty, Literals(trimmed[(colon + 1)..]), i + 1);
            }
            else if (ruleIndent >= 0 && indent > ruleIndent && head.Length == 1 && Parts.Contains(head[0]))
            {
                var (body, next) = Body(lines, i, indent, trimmed[(colon + 1)..]);
                var start = trimmed[(colon + 1)..].Trim().Length > 0 ? i + 1 : i + 2;
                yield return new SnakefilePart(head[0], string.Empty, head[0] switch
                {
                    "run" => WithoutIndent(body),
                    "input" or "params" => body,
                    _ => Literals(body),
                }, start);
                i = next - 1;
            }
        }
    }

    /// <summary>The scripts that inputs and parameters name: of <c>script = os.path.join("steps", "train.py")</c> the path under its name.</summary>
    public static IEnumerable<(string Name, string Path)> Scripts(string body)
    {
        foreach (var line in body.Split('\n'))
        {
            if (line.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals && Literals(line[(equals + 1)..], "/") is var path
                && ScriptEndings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
            {
                yield return (line[..equals].Trim(), path);
            }
        }
    }

    /// <summary>The lines that belong to a keyword: those further in, and what an open triple quote holds.</summary>
    private static (string Body, int Next) Body(string[] lines, int at, int indent, string rest)
    {
        var body = new StringBuilder(rest.Trim().Length > 0 ? rest : string.Empty);
        var i = at + 1;
        for (; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd();
            var isOpen = IsOpen(body);
            if (!isOpen && line.Length > 0 && line.Length - line.TrimStart().Length <= indent)
            {
                break;
            }

            body.Append(body.Length > 0 ? "\n" : string.Empty).Append(line);
        }

        return (body.ToString(), i);
    }

    private static bool IsOpen(StringBuilder body)
    {
        var text = body.ToString();
        return text.AsSpan().Count("\"\"\"") % 2 == 1 || text.AsSpan().Count("'''") % 2 == 1;
    }

    private static string WithoutIndent(string body)
    {
        var lines = body.Split('\n');
        var least = lines.Where(line => line.Trim().Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        return string.Join('\n', lines.Select(line => line.Length >= least ? line[least..] : string.Empty));
    }

    /// <summary>The texts in quotes one after the other, as Python joins neighbours.</summary>
    private static string Literals(string body, string between = "")
    {
        var result = new StringBuilder();
        for (var i = 0; i < body.Length; i++)
        {
            var quote = body[i];
            if (quote == '#')
            {
                i = body.IndexOf('\n', i) is >= 0 and var end ? end : body.Length;
            }
            else if (quote is '"' or '\'')
            {
                result.Append(result.Length > 0 ? between : string.Empty);
                var mark = string.CompareOrdinal(body, i, new string(quote, 3), 0, 3) == 0 ? new string(quote, 3) : quote.ToString();
                i += mark.Length;
                while (i < body.Length && string.CompareOrdinal(body, i, mark, 0, mark.Length) != 0)
                {
                    i += body[i] == '\\' && i + 1 < body.Length ? 1 : 0;
                    result.Append(body[i++]);
                }

                i += mark.Length - 1;
            }
        }

        return result.ToString();
    }
}
