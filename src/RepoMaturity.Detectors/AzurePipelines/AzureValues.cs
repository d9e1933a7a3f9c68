using System.Collections.Immutable;
using System.Text;
using RepoMaturity.Core.Documents;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.AzurePipelines;

/// <summary>
/// Constants of a pipeline that its texts name: variables, <c>$(NAME)</c> and <c>${{ variables.NAME }}</c>, and the defaults of parameters, <c>${{ parameters.NAME }}</c>.
/// </summary>
internal sealed class AzureValues
{
    private static readonly string[] Workspace = ["Build.SourcesDirectory", "System.DefaultWorkingDirectory", "Build.Repository.LocalPath"];

    private readonly ImmutableDictionary<string, string> values;

    private AzureValues(ImmutableDictionary<string, string> values) => this.values = values;

    /// <summary>What is known before any variable is read: the values of parameters when nobody gives others.</summary>
    public static AzureValues Of(DocumentNode root)
    {
        var values = ImmutableDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);

        // A template is given its parameters by those who use it.
        var isPipeline = (root["trigger"] ?? root["pr"] ?? root["schedules"] ?? root["pool"] ?? root["resources"]) is not null;
        foreach (var parameter in isPipeline ? root["parameters"]?.Items ?? [] : [])
        {
            if (parameter["name"]?.Value is { Length: > 0 } name && parameter["default"]?.Value is { } value)
            {
                values = values.SetItem("parameters." + name, value);
            }
        }

        return new AzureValues(values);
    }

    /// <summary>The same with variables that lie nearer; one whose value is no constant hides one of the same name.</summary>
    public AzureValues With(DocumentNode? variables)
    {
        var inner = values;
        foreach (var (name, text) in Variables(variables))
        {
            inner = Resolve(text) is var value && !value.Contains('$', StringComparison.Ordinal) ? inner.SetItem("variables." + name, value) : inner.Remove("variables." + name);
        }

        return ReferenceEquals(inner, values) ? this : new AzureValues(inner);
    }

    /// <summary>The text of a script with the constants in place, and the folder of the repository as a place that the shell's reader knows.</summary>
    public string InScript(string text) => Replace(text, isScript: true);

    /// <summary>A text with the constants in place.</summary>
    public string Resolve(string text) => Replace(text, isScript: false);

    private static IEnumerable<(string Name, string Text)> Variables(DocumentNode? variables)
    {
        foreach (var entry in variables?.Entries ?? [])
        {
            if (entry.Value.Value is { } value)
            {
                yield return (entry.Key, value);
            }
        }

        foreach (var item in AzurePipelineFacts.Items(variables))
        {
            if (item["name"]?.Value is { Length: > 0 } name && item["value"]?.Value is { } value)
            {
                yield return (name, value);
            }
        }
    }

    private string Replace(string text, bool isScript)
    {
        if (!text.Contains('$', StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var rest = text.AsSpan(at);
            var (open, close) = rest.StartsWith("${{") ? (3, "}}") : rest.StartsWith("$(") ? (2, ")") : (0, string.Empty);
            var end = open == 0 ? -1 : rest.IndexOf(close, StringComparison.Ordinal);
            if (end < 0 || ValueOf(rest[open..end].Trim().ToString(), open == 3, isScript) is not { } value)
            {
                result.Append(text[at++]);
                continue;
            }

            result.Append(value);
            at += end + close.Length;
        }

        return result.ToString();
    }

    private string? ValueOf(string name, bool isExpression, bool isScript)
    {
        if (!isExpression)
        {
            return isScript && Workspace.Contains(name, StringComparer.OrdinalIgnoreCase) ? ShellPlaces.Root.ToString() : values.GetValueOrDefault("variables." + name);
        }

        return values.GetValueOrDefault(name.Replace("['", ".", StringComparison.Ordinal).Replace("']", string.Empty, StringComparison.Ordinal));
    }
}
