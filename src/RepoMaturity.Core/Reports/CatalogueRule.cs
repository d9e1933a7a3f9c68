using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>Writes a technology or a convention for the catalogue: what it proves, and by which signals.</summary>
internal sealed class CatalogueRule(RuleSet rules)
{
    /// <summary>Signals of popular tools list dozens of calls: the rule file has them all.</summary>
    private const int MostNames = 4;

    private readonly ConditionWords words = new(MarkdownText.Code, claim => MarkdownText.Plain(rules.ClaimName(claim)), MostNames);

    /// <summary>Writes rules, one section each.</summary>
    /// <param name="text">Takes the Markdown.</param>
    /// <param name="all">The rules.</param>
    /// <param name="up">The way from the page to the folder of the catalogue.</param>
    public void WriteAll(StringBuilder text, ImmutableArray<Rule> all, string up)
    {
        foreach (var rule in all)
        {
            Write(text, rule, up);
        }
    }

    private void Write(StringBuilder text, Rule rule, string up)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {MarkdownText.Plain(rule.Name)}\n\n{MarkdownText.Code(rule.Id)}");
        if (rule.Homepage is { } homepage)
        {
            text.Append(CultureInfo.InvariantCulture, $", <{homepage}>");
        }

        text.Append(CultureInfo.InvariantCulture, $", [rule]({up}../../rules/").Append(Address(rule.Path)).Append(')');
        if (rule.Seen is { } seen)
        {
            text.Append(CultureInfo.InvariantCulture, $", seen in [{MarkdownText.Plain(seen.Repository)}](https://github.com/").Append(Address(seen.Repository)).Append("/blob/").Append(seen.Commit).Append('/').Append(Address(seen.Path))
                .Append(CultureInfo.InvariantCulture, $"#L{seen.Line})");
        }

        text.Append("\n\n");
        foreach (var group in rule.Signals.GroupBy(signal => (signal.Claim, signal.Level, signal.Highest, signal.Because)))
        {
            text.Append(CultureInfo.InvariantCulture, $"- {Shows(group.First())}: ").AppendJoin("; or ", group.Select(Condition)).Append('\n');
        }

        foreach (var signal in rule.HistorySignals)
        {
            text.Append(CultureInfo.InvariantCulture, $"- **{MarkdownText.Plain(rules.ClaimName(signal.Claim))}**, {Words.Of(signal.Level)}: {MarkdownText.Plain(Counts(signal))} in the history\n");
        }
    }

    private static string Address(string path) => Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal);

    private string Shows(Signal signal) => signal switch
    {
        { Claim: null } => "in use",
        { Because: { } because } => $"**{MarkdownText.Plain(rules.ClaimName(signal.Claim!))}** could be {Words.Of(signal.Level)}, because {MarkdownText.WithCode(because)}",
        { Level: Level.Implemented, Highest: Level.Implemented } => $"**{MarkdownText.Plain(rules.ClaimName(signal.Claim!))}**, implemented at most",
        _ => $"**{MarkdownText.Plain(rules.ClaimName(signal.Claim!))}**, {Words.Of(signal.Level)}",
    };

    private string Condition(Signal signal)
    {
        var scope = signal.Scope switch
        {
            SignalScope.Unit => ", within one function, job or target",
            SignalScope.Folder => ", within one folder",
            _ => string.Empty,
        };
        var requires = signal.Requires.IsEmpty ? string.Empty : $", where {string.Join(" and ", signal.Requires.Select(claim => MarkdownText.Plain(rules.ClaimName(claim))))} is implemented";
        return words.Of(signal.When) + scope + requires;
    }

    private static string Counts(HistorySignal signal)
    {
        var counts = new List<string>();
        Add(signal.Authors, "authors");
        Add(signal.MergedPullRequests, "merged pull requests");
        Add(signal.PullRequestAuthors, "authors of merged pull requests");
        Add(signal.People, $"people who changed {string.Join(" and ", signal.Areas)}");
        return $"at least {string.Join(", ", counts)}";

        void Add(int count, string what)
        {
            if (count > 0)
            {
                counts.Add($"{count.ToString(CultureInfo.InvariantCulture)} {what}");
            }
        }
    }
}
