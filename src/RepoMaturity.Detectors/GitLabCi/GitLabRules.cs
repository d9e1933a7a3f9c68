using RepoMaturity.Core.Documents;

namespace RepoMaturity.Detectors.GitLabCi;

/// <summary>When a job or a pipeline runs, as far as <c>when</c>, <c>rules</c> and <c>only</c> say.</summary>
/// <param name="IsNever">Whether no rule lets it run.</param>
/// <param name="IsManual">Whether only a person starts it.</param>
/// <param name="IsScheduled">Whether a schedule is named among what starts it.</param>
internal sealed record GitLabRules(bool IsNever, bool IsManual, bool IsScheduled)
{
    /// <summary>Sources of pipelines that a person starts, or a call from elsewhere that nothing in the repository makes.</summary>
    private static readonly string[] ByPerson = ["web", "api", "trigger"];

    /// <summary>Whether nothing but a schedule starts it.</summary>
    public bool IsOnlyScheduled { get; private init; }

    /// <summary>What the keys of a job or pipeline say; <paramref name="key"/> gives their values.</summary>
    public static GitLabRules Of(Func<string, DocumentNode?> key)
    {
        var when = key("when")?.Value;
        if (key("rules") is { Items: { Count: > 0 } rules })
        {
            var starts = rules.Select(rule => WhenOf(rule, when)).ToList();
            return new GitLabRules(
                starts.TrueForAll(start => start == "never"),
                starts.TrueForAll(start => start is "never" or "manual") && starts.Contains("manual"),
                starts.Contains("schedule"))
            {
                IsOnlyScheduled = starts.TrueForAll(start => start is "never" or "schedule"),
            };
        }

        var only = key("only");
        var sources = (only?["refs"] ?? only)?.OneOrMany().Select(source => source.Value).ToList() ?? [];
        var isManual = when == "manual" || (sources.Count > 0 && sources.TrueForAll(source => source == "web"));
        return new GitLabRules(when == "never", isManual, !isManual && sources.Contains("schedules"));
    }

    /// <summary>What starts it by one rule; the button of the web page is a person's.</summary>
    private static string? WhenOf(DocumentNode rule, string? otherwise)
    {
        var when = rule["when"]?.Value ?? otherwise;
        var condition = rule["if"]?.Value;
        return when is "never" or "manual" ? when
            : Asks(condition, "schedule") ? "schedule"
            : Array.Exists(ByPerson, source => Asks(condition, source)) && !condition!.Contains("||", StringComparison.Ordinal) ? "manual"
            : when;
    }

    private static bool Asks(string? condition, string source) => condition is not null
        && condition.Replace(" ", string.Empty, StringComparison.Ordinal).Replace('\'', '"').Contains($"$CI_PIPELINE_SOURCE==\"{source}\"", StringComparison.Ordinal);
}
