using System.Text;
using RepoMaturity.Core.Documents;

namespace RepoMaturity.Detectors.CircleCi;

/// <summary>Values of the parameters of a pipeline and of a job or command, and texts that name them: <c>&lt;&lt; parameters.script &gt;&gt;</c>.</summary>
internal sealed class CircleValues
{
    private readonly Dictionary<string, DocumentNode> values;

    private CircleValues(Dictionary<string, DocumentNode> values) => this.values = values;

    /// <summary>The values of the pipeline's own parameters when nobody gives others.</summary>
    public static CircleValues OfPipeline(DocumentNode root)
    {
        var values = new Dictionary<string, DocumentNode>(StringComparer.Ordinal);
        foreach (var parameter in root["parameters"]?.Entries ?? [])
        {
            values["pipeline.parameters." + parameter.Key] = parameter.Value["default"] ?? DocumentNode.Scalar(parameter.Line, string.Empty);
        }

        return new CircleValues(values);
    }

    /// <summary>The values with which a job or command runs: its defaults, and what the caller gives.</summary>
    /// <param name="declared">The parameters that it declares.</param>
    /// <param name="given">What the caller gives, innermost last.</param>
    public CircleValues For(DocumentNode? declared, params ReadOnlySpan<IEnumerable<MappingEntry>> given)
    {
        var inner = values.Where(value => value.Key.StartsWith("pipeline.", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);
        foreach (var parameter in declared?.Entries ?? [])
        {
            if (parameter.Value["default"] is { } value)
            {
                inner["parameters." + parameter.Key] = value;
            }
        }

        foreach (var entries in given)
        {
            foreach (var argument in entries)
            {
                inner["parameters." + argument.Key] = argument.Value is { Value: { } text } ? DocumentNode.Scalar(argument.Value.Line, Resolve(text)) : argument.Value;
            }
        }

        return new CircleValues(inner);
    }

    /// <summary>What a text that is nothing but the name of a parameter stands for; null where it is anything else.</summary>
    public DocumentNode? Node(string text) => NameOf(text) is { } name ? values.GetValueOrDefault(name) : null;

    /// <summary>The name in a text that is nothing but an expression; null where it is anything else.</summary>
    public static string? NameOf(string text) =>
        text.AsSpan().Trim() is ['<', '<', .. var inner, '>', '>'] && inner.IndexOf("<<") < 0 ? inner.Trim().ToString() : null;

    /// <summary>A text with the values in place; a name without a constant becomes a variable of the shell, which nobody knows either.</summary>
    public string Resolve(string text)
    {
        var open = text.IndexOf("<<", StringComparison.Ordinal);
        if (open < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var from = 0;
        while (open >= 0)
        {
            var close = text.IndexOf(">>", open, StringComparison.Ordinal);
            var name = close < 0 ? default : text.AsSpan(open + 2, close - open - 2).Trim();
            if (name.IsEmpty || !(name.StartsWith("parameters.") || name.StartsWith("pipeline.") || name.StartsWith("matrix.")) || name.ContainsAny(' ', '\n'))
            {
                // A here-document of the shell is written the same way.
                result.Append(text, from, open + 2 - from);
                from = open + 2;
            }
            else
            {
                result.Append(text, from, open - from);
                from = close + 2;
                result.Append(values.TryGetValue(name.ToString(), out var node) && node.Value is { } value
                    ? value
                    : "${" + name.ToString().Replace('.', '_').Replace('-', '_') + "}");
            }

            open = text.IndexOf("<<", from, StringComparison.Ordinal);
        }

        return result.Append(text, from, text.Length - from).ToString();
    }
}
