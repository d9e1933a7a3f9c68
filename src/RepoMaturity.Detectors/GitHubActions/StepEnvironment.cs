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

    private StepEnvironment(ImmutableDictionary<string, string> constants, ImmutableDictionary<string, string> matrix)
    {
        Constants = constants;
        this.matrix = matrix;
    }

    public static StepEnvironment Empty { get; } = new(None, None);

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

        return new StepEnvironment(constants.ToImmutable(), matrix);
    }

    /// <summary>The same with one combination of a job's matrix.</summary>
    public StepEnvironment Under(ImmutableDictionary<string, string> combination) => combination.IsEmpty ? this : new StepEnvironment(Constants, combination);

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
        _ => null,
    };
}
