using System.Buffers;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace RepoMaturity.Core.Documents;

/// <summary>
/// Reads YAML 1.1 and 1.2 streams, of any number of documents, from the events of a parser; nothing is converted to a type. An alias is the node of its anchor
/// itself; merge keys (<c>&lt;&lt;</c>) become entries where the key is not there already. Documents without content are left out.
/// Where the text breaks off or is wrong, the documents before that place are kept, and of the broken one the entries of its root that were complete.
/// </summary>
public sealed class YamlReader : IReader<StructuredDocument>
{
    private const string StandardTags = "tag:yaml.org,2002:";

    // Breaks of YAML 1.1 and the parser's own end mark: as line ends they would put every later line number out.
    private static readonly SearchValues<char> ForeignBreaks = SearchValues.Create("\0\u0085\u2028\u2029");

    private YamlReader()
    {
    }

    /// <summary>The one reader there is.</summary>
    public static YamlReader Instance { get; } = new();

    /// <inheritdoc/>
    public StructuredDocument Read(SourceText source, ReadLimits limits)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(limits);
        return Admission.Refuse(source, limits)
            ?? TemplateMask.Read(Cleaned(source.Text), TemplateMask.Style.Words, (text, mayBeTemplate) => Parse(text, mayBeTemplate, limits));
    }

    private static string Cleaned(string text)
    {
        text = Admission.WithoutMark(text);
        return text.AsSpan().ContainsAny(ForeignBreaks)
            ? string.Create(text.Length, text, static (span, original) =>
            {
                original.CopyTo(span);
                span.ReplaceAny(ForeignBreaks, ' ');
            })
            : text;
    }

    private static StructuredDocument Parse(string text, bool mayBeTemplate, ReadLimits limits)
    {
        var assembly = new NodeAssembly(limits);
        var problems = new List<ReadProblem>();
        Parse(text, assembly, problems, limits);
        if (mayBeTemplate && assembly.LineOfMappingAsKey is { } line)
        {
            problems.Add(new ReadProblem(line, "A template expression stands where a value is expected."));
        }

        return new StructuredDocument([.. assembly.Roots.Where(HasContent)], problems);
    }

    private static void Parse(string text, NodeAssembly assembly, List<ReadProblem> problems, ReadLimits limits)
    {
        // The parser keeps its state on a stack of its own and gives each event at once, so counting here comes before any depth can hurt.
        var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        var line = 1;
        try
        {
            for (var tokens = 0; parser.MoveNext(); tokens++)
            {
                var current = parser.Current!;
                line = (int)current.Start.Line;
                if (tokens >= limits.Tokens)
                {
                    problems.Add(new ReadProblem(line, "More tokens than the limit allows."));
                    break;
                }

                Take(current, assembly, problems);
                if (assembly.Exceeded is { } exceeded)
                {
                    problems.Add(new ReadProblem(line, exceeded));
                    break;
                }
            }
        }
        catch (YamlException exception)
        {
            problems.Add(new ReadProblem((int)Math.Max(exception.Start.Line, line), "The YAML cannot be parsed."));
        }
        catch (Exception exception) when (exception is ArgumentException or ArithmeticException or InvalidOperationException or IndexOutOfRangeException or FormatException)
        {
            problems.Add(new ReadProblem(line, "The YAML cannot be parsed."));
        }

        assembly.KeepCompleteEntries();
    }

    private static void Take(ParsingEvent current, NodeAssembly assembly, List<ReadProblem> problems)
    {
        var line = (int)current.Start.Line;
        switch (current)
        {
            case DocumentStart:
                assembly.BeginDocument();
                break;
            case Scalar scalar:
                TakeScalar(scalar, assembly, line);
                break;
            case MappingStart start:
                assembly.Open(NodeKind.Mapping, line, Tag(start), Anchor(start), start.Style == MappingStyle.Flow);
                break;
            case SequenceStart start:
                assembly.Open(NodeKind.Sequence, line, Tag(start), Anchor(start));
                break;
            case MappingEnd or SequenceEnd:
                assembly.Close();
                break;
            case AnchorAlias alias when !assembly.AddAlias(alias.Value.Value, line):
                problems.Add(new ReadProblem(line, "An alias names no finished node."));
                break;
        }
    }

    private static void TakeScalar(Scalar scalar, NodeAssembly assembly, int line)
    {
        if (scalar.Anchor.IsEmpty && assembly.ExpectsKey)
        {
            assembly.AddKey(scalar.Value, line, scalar is { Style: ScalarStyle.Plain, Value: "<<" });
            return;
        }

        // The text of a block scalar begins on the line after its indicator.
        var isBlock = scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded && scalar.Value.Length > 0;
        var node = DocumentNode.Scalar(isBlock ? line + 1 : line, scalar.Value, scalar.Style != ScalarStyle.Plain, Tag(scalar));
        assembly.AddScalar(node, Anchor(scalar));
    }

    private static string? Anchor(NodeEvent node) => node.Anchor.IsEmpty ? null : node.Anchor.Value;

    private static string? Tag(NodeEvent node)
    {
        if (node.Tag.IsEmpty)
        {
            return null;
        }

        var tag = node.Tag.Value;
        return tag.StartsWith(StandardTags, StringComparison.Ordinal) ? "!!" + tag[StandardTags.Length..] : tag;
    }

    private static bool HasContent(DocumentNode root) => root is not { Kind: NodeKind.Scalar, IsQuoted: false, Value.Length: 0, Tag: null };
}
