using System.Collections.Immutable;
using System.Text;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Fleet.Results;
using RepoMaturity.Pages;

namespace RepoMaturity.Web;

/// <summary>All that can be asked.</summary>
internal sealed class Endpoints
{
    public const string Repositories = "/api/v1/repositories";

    private static readonly Endpoint.Parameter Limit = new("limit", "So many at most: 1 to 500, 100 when not given.", IsNumber: true);

    private readonly FleetLook look;
    private readonly IResultStore store;
    private readonly Tool tool;
    private readonly RepositoryPages pages;

    private Endpoints(FleetLook look, IResultStore store, RuleSet rules, Tool tool)
    {
        this.look = look;
        this.store = store;
        this.tool = tool;
        pages = new RepositoryPages(store, rules, tool);
    }

    /// <summary>The endpoints of a store.</summary>
    public static IReadOnlyList<Endpoint> Of(FleetLook look, IResultStore store, RuleSet rules, Tool tool)
    {
        var of = new Endpoints(look, store, rules, tool);
        ImmutableArray<Endpoint> all =
        [
            new("/", "The page about all repositories.", Answer.Html, of.FleetAsync),
            new(FleetLook.Pages, "The page about a repository: its newest report, and how it matured from result to result.", Answer.Html, of.PageAsync),
            new("/badges/", "The badge of a repository, a picture for its README; its name may end with .svg.", Answer.Svg, of.BadgeAsync),
            new("/shields/", "The same as an endpoint badge of shields.io.", Answer.Json, of.ShieldsAsync) { Schema = "Shields" },
            new("/health", "Whether the store can be read.", Answer.Json, of.HealthAsync) { IsOpen = true, Schema = "Health" },
            new(Repositories, "The repositories in the order of their names, a page of them at a time.", Answer.Json, of.ListAsync)
            {
                Parameters =
                [
                    Limit,
                    new("after", "Those behind this name: the 'next' of the page before."),
                    new("name", "Those with this in their names."),
                    new("kind", "Those of this kind."),
                    new("team", "Those of this team."),
                    new("topic", "Those of this topic."),
                    new("stage", "Those in this stage of the first framework.", IsNumber: true),
                    new("has", "Those that have this practice in place."),
                    new("lacks", "Those that are in a stage and do not have this practice in place."),
                ],
                Schema = "RepositoryList",
            },
            new(Repositories + "/", "A repository with its practices.", Answer.Json, of.RepositoryAsync) { Schema = "Repository" },
            new("/api/v1/results/", "The results of a repository, the newest first.", Answer.Json, of.ResultsAsync) { Parameters = [Limit], Schema = "ResultList" },
            new("/api/v1/reports/", "A report of a repository, as the scan wrote it: the newest, or that of a commit.", Answer.Json, of.ReportAsync) { Parameters = [new("commit", "The id of the commit."), new("model", "The model that judged; the newest when not given.")], Schema = "Report" },
            new("/api/v1/roll-up", "How all repositories stand: what 'fleet report --format json' writes.", Answer.Json, of.RollUpAsync) { Schema = "RollUp" },
            new("/api/v1/runs", "The runs, the newest first.", Answer.Json, of.RunsAsync) { Parameters = [Limit], Schema = "RunList" },
        ];
        return [.. all, new Endpoint("/api/v1/openapi.json", "This description.", Answer.Json, (_, _) => Task.FromResult(Answer.Of(Answer.Json, OpenApi.Write(all, tool))))];
    }

    private async Task<Answer> FleetAsync(Question question, CancellationToken cancellation)
    {
        var state = await look.SeeAsync(cancellation).ConfigureAwait(false);
        return question.Knows(state.Tag) ? Answer.NotModified(state.Tag) : Answer.Page(look.Page(state), FleetPage.Policy, state.Tag);
    }

    private async Task<Answer> PageAsync(Question question, CancellationToken cancellation) =>
        await FindAsync(question.Name, cancellation).ConfigureAwait(false) is { } repository ? await pages.PageAsync(repository, question, cancellation).ConfigureAwait(false) : Unknown();

    private Task<Answer> BadgeAsync(Question question, CancellationToken cancellation) => OfNewestAsync(question, Answer.Svg, assessment => Encoding.UTF8.GetBytes(BadgeReport.WriteSvg(assessment)), cancellation);

    private Task<Answer> ShieldsAsync(Question question, CancellationToken cancellation) => OfNewestAsync(question, Answer.Json, BadgeReport.WriteShields, cancellation);

    private async Task<Answer> OfNewestAsync(Question question, string type, Func<Assessment, byte[]> write, CancellationToken cancellation)
    {
        var name = question.Name;
        var repository = await FindAsync(name, cancellation).ConfigureAwait(false)
            ?? (name.EndsWith(".svg", StringComparison.Ordinal) ? await FindAsync(name[..^4], cancellation).ConfigureAwait(false) : null);
        return repository is null ? Unknown() : await pages.BadgeAsync(repository, question, type, write, cancellation).ConfigureAwait(false);
    }

    private async Task<Answer> HealthAsync(Question question, CancellationToken cancellation)
    {
        await look.SeeAsync(cancellation).ConfigureAwait(false);
        return new Answer(200, Answer.Json, "{ \"status\": \"ok\" }\n"u8.ToArray());
    }

    private async Task<Answer> ListAsync(Question question, CancellationToken cancellation)
    {
        var choice = RepositoryChoice.Read(question);
        var state = await look.SeeAsync(cancellation).ConfigureAwait(false);
        return Answer.Of(Answer.Json, RepositoryJson.WriteList(state, choice));
    }

    private async Task<Answer> RepositoryAsync(Question question, CancellationToken cancellation) =>
        await FindAsync(question.Name, cancellation).ConfigureAwait(false) is { } repository ? Answer.Of(Answer.Json, RepositoryJson.Write(repository)) : Unknown();

    private async Task<Answer> ResultsAsync(Question question, CancellationToken cancellation)
    {
        var limit = RepositoryChoice.LimitOf(question);
        return await FindAsync(question.Name, cancellation).ConfigureAwait(false) is { } repository ? Answer.Of(Answer.Json, RepositoryJson.WriteResults(repository, limit)) : Unknown();
    }

    private async Task<Answer> ReportAsync(Question question, CancellationToken cancellation)
    {
        var (commit, model) = (question.Text("commit"), question.Text("model"));
        if (await FindAsync(question.Name, cancellation).ConfigureAwait(false) is not { } repository)
        {
            return Unknown();
        }

        var key = commit is null && model is null ? repository.State.Key
            : repository.Results.FirstOrDefault(result => (commit is null || result.Key.Commit == commit) && (model is null || result.Key.Model == model))?.Key;
        return key is not null && await store.ReadReportAsync(key, cancellation).ConfigureAwait(false) is { } report ? Answer.Of(Answer.Json, report) : Answer.Refused(404, "There is no such report.");
    }

    private async Task<Answer> RollUpAsync(Question question, CancellationToken cancellation)
    {
        var state = await look.SeeAsync(cancellation).ConfigureAwait(false);
        return question.Knows(state.Tag) ? Answer.NotModified(state.Tag) : new Answer(200, Answer.Json, RollUpJson.Write(state.Fleet, tool)) { Tag = state.Tag };
    }

    private async Task<Answer> RunsAsync(Question question, CancellationToken cancellation)
    {
        var limit = RepositoryChoice.LimitOf(question);
        return Answer.Of(Answer.Json, RepositoryJson.WriteRuns(await look.SeeAsync(cancellation).ConfigureAwait(false), limit));
    }

    private async Task<KnownRepository?> FindAsync(string name, CancellationToken cancellation) => (await look.SeeAsync(cancellation).ConfigureAwait(false)).Find(name);

    private static Answer Unknown() => Answer.Refused(404, "The store has no repository of this name. '/api/v1/repositories' names them; a name that begins with a slash keeps it behind the one of the path.");
}
