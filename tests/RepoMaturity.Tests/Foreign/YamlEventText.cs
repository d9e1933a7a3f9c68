using System.Text;

namespace RepoMaturity.Tests.Foreign;

/// <summary>The events of the YAML test suite (<c>+MAP</c>, <c>=VAL :a</c>, <c>-MAP</c>) as the text that <see cref="Documents.NodeText"/> makes of a document, without tags.</summary>
internal sealed class YamlEventText
{
    private readonly Dictionary<string, string> anchors = new(StringComparer.Ordinal);
    private readonly Queue<string> events;

    private YamlEventText(string tree) => events = new Queue<string>(tree.Split('\n').Select(line => line.TrimStart(' ')).Where(line => line.Length > 0));

    public static string Of(string tree)
    {
        var text = new YamlEventText(tree);
        var documents = new List<string>();
        while (text.events.TryDequeue(out var line))
        {
            if (line.StartsWith("+DOC", StringComparison.Ordinal))
            {
                text.anchors.Clear();
                var begins = text.events.Peek();
                var root = text.Node();

                // What has no content is no document of ours.
                if (begins != "=VAL :")
                {
                    documents.Add(root);
                }
            }
        }

        return string.Join(" / ", documents);
    }

    private string Node()
    {
        var line = events.Dequeue();
        var anchor = line.Split(' ').FirstOrDefault(word => word.StartsWith('&')) is { } named && !line[..line.IndexOf(named, StringComparison.Ordinal)].Contains(':', StringComparison.Ordinal) ? named[1..] : null;
        var text = line[..4] switch
        {
            "+MAP" => Mapping(),
            "+SEQ" => Sequence(),
            "=ALI" => anchors.GetValueOrDefault(line[6..], "?"),
            _ => Scalar(line),
        };
        if (anchor is not null)
        {
            anchors[anchor] = text;
        }

        return text;
    }

    private string Mapping()
    {
        var entries = new List<string>();
        while (events.Peek() != "-MAP")
        {
            var isScalar = events.Peek()[0] == '=';
            var key = Node();
            entries.Add($"{(isScalar && !key.StartsWith('{') && !key.StartsWith('[') ? key.Trim('"') : string.Empty)}: {Node()}");
        }

        events.Dequeue();
        return "{" + string.Join(", ", entries) + "}";
    }

    private string Sequence()
    {
        var items = new List<string>();
        while (events.Peek() != "-SEQ")
        {
            items.Add(Node());
        }

        events.Dequeue();
        return "[" + string.Join(", ", items) + "]";
    }

    /// <summary>After anchor and tag, a sign says how it is written: <c>:</c> plain, quotes, <c>|</c> or <c>&gt;</c>.</summary>
    private static string Scalar(string line)
    {
        var at = 5;
        while (line[at] is '&' or '<')
        {
            at = line.IndexOf(' ', at) + 1;
        }

        var value = new StringBuilder();
        for (var i = at + 1; i < line.Length; i++)
        {
            value.Append(line[i] != '\\' || i + 1 == line.Length ? line[i] : line[++i] switch
            {
                'n' => '\n',
                't' => '\t',
                'b' => '\b',
                'r' => '\r',
                '0' => '\0',
                var sign => sign,
            });
        }

        return line[at] == ':' ? value.ToString() : "\"" + value + "\"";
    }
}
