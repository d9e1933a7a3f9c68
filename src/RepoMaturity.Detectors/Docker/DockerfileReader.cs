using System.Text;
using System.Text.Json;
using RepoMaturity.Core.Documents;

namespace RepoMaturity.Detectors.Docker;

/// <summary>
/// Reads Dockerfiles: continued lines, comments between them, here-documents, lists, constants of ARG and ENV, the escape directive. Never throws.
/// </summary>
internal sealed class DockerfileReader : IReader<Dockerfile>
{
    public static DockerfileReader Instance { get; } = new();

    public Dockerfile Read(SourceText source, ReadLimits limits)
    {
        var instructions = new List<DockerInstruction>();
        var problems = new List<ReadProblem>();
        var constants = new DockerConstants();
        var lines = source.Text.Split('\n');
        var escape = Escape(lines);
        var lastLines = new Lazy<Dictionary<string, int>>(() => LastLines(lines));
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].AsSpan().TrimStart();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var start = i + 1;
            if (instructions.Count >= limits.Nodes)
            {
                problems.Add(new ReadProblem(start, "More instructions than the limit allows: the rest was not read."));
                break;
            }

            var text = ReadLogicalLine(lines, escape, ref i);
            var space = text.AsSpan().IndexOfAny(' ', '\t', '\n');
            var name = (space < 0 ? text : text[..space]).ToUpperInvariant();
            var rest = space < 0 ? string.Empty : text[space..].TrimStart(' ', '\t');
            if (name == "ONBUILD" && rest.IndexOf(' ', StringComparison.Ordinal) is > 0 and var next)
            {
                (name, rest) = (rest[..next].ToUpperInvariant(), rest[next..].TrimStart());
            }

            rest = constants.Expand(rest);
            var firstBodyLine = i + 2;
            var body = name is "RUN" or "COPY" or "ADD" ? ReadHereDocument(rest, lines, lastLines, ref i) : null;
            instructions.Add(body is null || name != "RUN" ? Make(name, start, rest) : new DockerInstruction(name, start, firstBodyLine, body, [], false));
            constants.Take(name, rest);
        }

        return new Dockerfile(instructions, problems);
    }

    /// <summary>The escape character: a directive in the comments at the top may make it the back quote.</summary>
    private static char Escape(string[] lines)
    {
        foreach (var line in lines)
        {
            if (!line.StartsWith('#'))
            {
                break;
            }

            if (line.Replace(" ", string.Empty, StringComparison.Ordinal).StartsWith("#escape=`", StringComparison.OrdinalIgnoreCase))
            {
                return '`';
            }
        }

        return '\\';
    }

    /// <summary>A line with those that continue it, as a shell would read them: breaks after a backslash are kept, comments between are emptied.</summary>
    private static string ReadLogicalLine(string[] lines, char escape, ref int i)
    {
        var text = new StringBuilder();
        for (; i < lines.Length; i++)
        {
            var line = lines[i].AsSpan().TrimEnd();
            var isFirst = text.Length == 0;
            if (!isFirst && (line.TrimStart() is ['#', ..] || line.IsEmpty))
            {
                text.Append("\\\n");
                continue;
            }

            text.Append(isFirst ? line.TrimStart() : line);
            if (line[^1] != escape)
            {
                return text.ToString();
            }

            text.Length--;
            text.Append("\\\n");
        }

        i = lines.Length - 1;
        return text.ToString();
    }

    /// <summary>The body of <c>RUN &lt;&lt;EOF</c>; null when the instruction has none that the builder itself reads.</summary>
    private static string? ReadHereDocument(string rest, string[] lines, Lazy<Dictionary<string, int>> lastLines, ref int i)
    {
        var mark = rest.IndexOf("<<", StringComparison.Ordinal);
        if (mark < 0 || mark + 2 >= rest.Length)
        {
            return null;
        }

        var word = rest[(mark + 2)..].TrimStart('-').Trim().Split(' ', '\n')[0].Trim('"', '\'');
        if (word.Length == 0 || !(char.IsAsciiLetter(word[0]) || word[0] == '_'))
        {
            return null;
        }

        if (lastLines.Value.GetValueOrDefault(word) <= i)
        {
            // No end: it is no here-document of the builder.
            return null;
        }

        var body = new StringBuilder();
        var at = i + 1;
        for (; at < lines.Length && lines[at].Trim() != word; at++)
        {
            body.Append(lines[at]).Append('\n');
        }

        i = at;

        // A command before the mark reads the body as its own data: "RUN python <<EOF".
        var command = rest[..mark].Trim();
        return command.Length == 0 || command is "bash" or "sh" || command.StartsWith("--", StringComparison.Ordinal) ? body.ToString() : null;
    }

    /// <summary>The last line that consists of a word, so that the end of a here-document that has none is not looked for again and again.</summary>
    private static Dictionary<string, int> LastLines(string[] lines)
    {
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Length; i++)
        {
            last[lines[i].Trim()] = i;
        }

        return last;
    }

    private static DockerInstruction Make(string name, int line, string text)
    {
        var flat = text.Replace("\\\n", " ", StringComparison.Ordinal).Trim();
        return flat.StartsWith('[') && ReadList(flat) is { } list
            ? new DockerInstruction(name, line, line, flat, list, IsList: true)
            : new DockerInstruction(name, line, line, text, flat.Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries), IsList: false);
    }

    private static List<string>? ReadList(string text)
    {
        var words = new List<string>();
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), new JsonReaderOptions { MaxDepth = 2, AllowTrailingCommas = true });
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.String)
                {
                    words.Add(reader.GetString()!);
                }
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // What is no JSON is taken as shell text, as Docker does.
            return null;
        }

        return words;
    }
}
