using System.Collections.Immutable;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Fleet.Results;
using RepoMaturity.Pages;

namespace RepoMaturity.Web;

/// <summary>Makes of the stored reports of a repository what people look at.</summary>
internal sealed class RepositoryPages(IResultStore store, RuleSet rules, Tool tool)
{
    /// <summary>A timeline is drawn through so many results: of more, some are passed over, and never the last.</summary>
    private const int MostResults = 40;

    /// <summary>The page about a repository.</summary>
    public async Task<Answer> PageAsync(KnownRepository repository, Question question, CancellationToken cancellation)
    {
        var tag = TagOf(repository, repository.Results.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (question.Knows(tag))
        {
            return Answer.NotModified(tag);
        }

        var (assessment, refused) = await NewestAsync(repository, cancellation).ConfigureAwait(false);
        if (assessment is null)
        {
            return refused!;
        }

        var drawn = rules.Frameworks.FirstOrDefault(framework => framework.Id == ReferenceArchitecture.Framework);
        var timeline = await TimelineAsync(repository, cancellation).ConfigureAwait(false);
        var around = new PageSurroundings { Fleet = "/", Timeline = timeline, TimelineTitle = "From result to result" };
        return Answer.Page(AssessmentPage.Write(assessment, drawn is null ? null : assessment.Through(drawn), tool, around), AssessmentPage.Policy, tag);
    }

    /// <summary>A badge of a repository.</summary>
    public async Task<Answer> BadgeAsync(KnownRepository repository, Question question, string type, Func<Assessment, byte[]> write, CancellationToken cancellation)
    {
        var tag = TagOf(repository, type);
        if (question.Knows(tag))
        {
            return Answer.NotModified(tag);
        }

        var (assessment, refused) = await NewestAsync(repository, cancellation).ConfigureAwait(false);
        return assessment is null ? refused! : new Answer(200, type, write(assessment)) { Tag = tag, IsForOthers = true };
    }

    private string TagOf(KnownRepository repository, string what) => Answer.TagOf(tool.Version, rules.Hash, repository.State.Key?.Commit, repository.State.Key?.Model, what);

    private async Task<(Assessment? Assessment, Answer? Refused)> NewestAsync(KnownRepository repository, CancellationToken cancellation)
    {
        if (repository.State.Key is not { } key || await store.ReadReportAsync(key, cancellation).ConfigureAwait(false) is not { } report)
        {
            return (null, Answer.Refused(404, repository.State.Failure is { } failure ? TerminalText.Safe($"It could not be scanned: {failure}") : "There is no result yet."));
        }

        try
        {
            return (AssessmentReader.Read(report, rules), null);
        }
        catch (FormatException wrong)
        {
            return (null, Answer.Refused(409, TerminalText.Safe($"Its report cannot be shown: {wrong.Message} 'serve --rules DIR' adds the rules that it was made with.")));
        }
    }

    /// <summary>How it matured from result to result; null where there are fewer than two.</summary>
    private async Task<Timeline?> TimelineAsync(KnownRepository repository, CancellationToken cancellation)
    {
        var results = repository.Results.Reverse().ToImmutableArray();
        var each = (results.Length + MostResults - 1) / MostResults;
        var builder = new TimelineBuilder(rules);
        var count = 0;
        foreach (var (at, result) in results.Index().Where(entry => (results.Length - 1 - entry.Index) % Math.Max(1, each) == 0))
        {
            if (await ReadAsync(result, cancellation).ConfigureAwait(false) is { } assessment)
            {
                builder.Add(new LineCommit(result.Key.Commit, result.At.ToUnixTimeSeconds(), string.Empty, []), at, assessment);
                count++;
            }
        }

        return count < 2 ? null : builder.ToTimeline(repository.State.Repository, repository.State.Key!.Model, results.Length, isTruncated: false) with { Address = repository.State.Link };
    }

    private async Task<Assessment?> ReadAsync(KnownResult result, CancellationToken cancellation)
    {
        if (await store.ReadReportAsync(result.Key, cancellation).ConfigureAwait(false) is not { } report)
        {
            return null;
        }

        try
        {
            return AssessmentReader.Read(report, rules);
        }
        catch (FormatException)
        {
            // Other rules made it; the others tell on.
            return null;
        }
    }
}
