using System.CommandLine;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Cli;

/// <summary><c>--timeline</c>: what <c>history --format json</c> wrote, for the page about the repository.</summary>
internal sealed class TimelineOption
{
    private readonly Option<string?> option = new("--timeline") { Description = "Show in the page how the repository matured, as 'history --format json' wrote it to this file.", HelpName = "FILE" };

    public Option Option => option;

    /// <summary>The timeline; null where none is asked for.</summary>
    /// <param name="result">The options.</param>
    /// <param name="rules">The rules that know its frameworks.</param>
    public Timeline? Read(ParseResult result, RuleSet rules)
    {
        if (result.GetValue(option) is not { } file)
        {
            return null;
        }

        try
        {
            return TimelineReader.Read(ReportBytes.Of(file), rules);
        }
        catch (FormatException wrong)
        {
            throw new UsageException($"'{file}' cannot be read: {wrong.Message}");
        }
    }
}
