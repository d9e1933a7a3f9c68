using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;

namespace RepoMaturity.Detectors.Http;

/// <summary>
/// Connects requests with what answers them in the applications of the repository: <c>requests.post("http://trainer:8000/train")</c> runs the function that
/// <c>@app.post("/train")</c> stands on.
/// </summary>
public sealed class HttpRouteResolver : IResolver
{
    /// <summary>A path under which more answer says nothing of which is meant.</summary>
    private const int MostAnswers = 3;

    /// <inheritdoc/>
    public string Id => "http-routes";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        var routes = repository.References(HttpReferences.Route)
            .Select(site => (Site: site, Parts: HttpAddress.Parts(site.Reference.Target))).Where(route => route.Parts.Count > 0)
            .ToLookup(route => route.Parts[^1], StringComparer.Ordinal);
        if (routes.Count == 0)
        {
            return;
        }

        foreach (var site in repository.References(HttpReferences.Request))
        {
            foreach (var answer in Answers(site.Reference, routes))
            {
                if (answer.From != site.From)
                {
                    links.Connect(site, answer.From);
                }
            }
        }

        foreach (var site in repository.References(HttpReferences.Scheduled))
        {
            foreach (var answer in Answers(site.Reference, routes))
            {
                links.Start(answer.From, new Trigger(TriggerKind.Schedule, $"{site.Reference.Text} ({site.File.Path})", answer.Reference.Position));
            }
        }
    }

    private static List<RepositoryFacts.Site> Answers(Reference request, ILookup<string, (RepositoryFacts.Site Site, IReadOnlyList<string> Parts)> routes)
    {
        var asked = HttpAddress.PathOf(request.Target);
        if (asked.Count == 0)
        {
            return [];
        }

        var answers = routes[asked[^1]].Where(route => TakesMethod(route.Site.Reference, request) && HttpAddress.Answers(route.Parts, asked)).ToList();
        var longest = answers.Count == 0 ? 0 : answers.Max(route => route.Parts.Count);
        var best = answers.Where(route => route.Parts.Count == longest).Select(route => route.Site).DistinctBy(site => site.From).ToList();
        return best.Count > MostAnswers ? [] : best;
    }

    private static bool TakesMethod(Reference route, Reference request) =>
        route.Arguments.IsEmpty || route.Arguments.Any(method => method.Name.Equals(request.Arguments[0].Name, StringComparison.OrdinalIgnoreCase));
}
