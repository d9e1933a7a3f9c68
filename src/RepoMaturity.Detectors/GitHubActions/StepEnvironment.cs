using System.Collections.Immutable;
using System.Text;
using RepoMaturity.Core.Documents;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.GitHubActions;

/// <summary>Constants of <c>env</c> and of one combination of the matrix that steps may use; the innermost definition wins.</summary>
internal sealed class StepEnvironment
{
    private static readonly ImmutableDictionary<string, string> None = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    private readonly ImmutableDictionary<string, string> matrix;
    private readonly ImmutableDictionary<string, string> inputs;

    private StepEnvironment(ImmutableDictionary<string, string> constants, ImmutableDictionary<string, string> matrix, ImmutableDictionary<string, string> inputs)
    {
        Constants = constants;
        this.matrix = matrix;
        this.inputs = inputs;
    }

    public static StepEnvironment Empty { get; } = new(None, None, None);

    /// <summary>The constants by name.</summary>
    public ImmutableDictionary<string, string> Constants { get; }

    /// <summary>These constants and those of a further <c>env</c>; a value that is no constant hides one of the same name.</summary>
    public StepEnvironment With(DocumentNode? env)
    {
        if (env is null || env.Entries.Count == 0)
        {
            return this;
        }

        var constants = Constants.ToBuilder();
        foreach (var entry in env.Entries)
        {
            if (entry.Value.Value is { } value && Resolve(value) is var resolved && !resolved.Contains("${{", StringComparison.Ordinal))
            {
                constants[entry.Key] = resolved;
            }
            else
            {
                constants.Remove(entry.Key);
            }
        }

        return new StepEnvironment(constants.ToImmutable(), matrix, inputs);
    }

    /// <summary>The same with the inputs that an action or a called workflow declares, each at its default: what the caller gives is read where it is called.</summary>
    public StepEnvironment WithInputs(DocumentNode? declared)
    {
        var defaults = inputs.ToBuilder();
        foreach (var input in declared?.Entries ?? [])
        {
            if (input.Value["default"]?.Value is { Length: > 0 } value && !value.Contains("${{", StringComparison.Ordinal))
            {
                defaults[input.Key] = value;
            }
        }

        return defaults.Count == 0 ? this : new StepEnvironment(Constants, matrix, defaults.ToImmutable());
    }

    /// <summary>The same with one combination of a job's matrix.</summary>
    public StepEnvironment Under(ImmutableDictionary<string, string> combination) => combination.IsEmpty ? this : new StepEnvironment(Constants, combination, inputs);

    /// <summary>A text with the constants in the place of <c>${{ env.NAME }}</c> and <c>${{ matrix.NAME }}</c>, and the places that GitHub names.</summary>
    public string Resolve(string text)
    {
        var open = text.IndexOf("${{", StringComparison.Ordinal);
        if (open < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var from = 0;
        while (open >= 0)
        {
            var close = text.IndexOf("}}", open, StringComparison.Ordinal);
            if (close < 0)
            {
                break;
            }

            result.Append(text, from, open - from);
            from = close + 2;
            result.Append(ValueOf(text[(open + 3)..close].Trim()) ?? text[open..from]);
            open = text.IndexOf("${{", from, StringComparison.Ordinal);
        }

        return result.Append(text, from, text.Length - from).ToString();
    }

    private string? ValueOf(string expression) => expression switch
    {
        "github.workspace" => ShellPlaces.Root.ToString(),
        "github.action_path" => ShellPlaces.ScriptFolder.ToString(),
        _ when expression.StartsWith("env.", StringComparison.Ordinal) => Constants.GetValueOrDefault(expression[4..]),
        _ when expression.StartsWith("matrix.", StringComparison.Ordinal) => matrix.GetValueOrDefault(expression[7..]),
        _ when expression.IndexOf("||", StringComparison.Ordinal) is > 0 and var or && !expression.Contains('(', StringComparison.Ordinal) && !expression.Contains("&&", StringComparison.Ordinal) =>
            ValueOf(expression[..or].Trim()) ?? Otherwise(expression[(or + 2)..].Trim()),
        _ when expression.StartsWith("inputs.", StringComparison.Ordinal) => inputs.GetValueOrDefault(expression[7..]),
        _ => null,
    };

    /// <summary>What is taken where the first value is empty: a text in quotes, or a further value.</summary>
    private string? Otherwise(string expression) =>
        expression is ['\'', .. var text, '\''] && !text.Contains('\'', StringComparison.Ordinal) ? text : ValueOf(expression);
}
