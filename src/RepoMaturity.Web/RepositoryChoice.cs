using RepoMaturity.Core.Rules;

namespace RepoMaturity.Web;

/// <summary>Which repositories are asked for, and how many.</summary>
internal sealed record RepositoryChoice
{
    private const int Usual = 100;
    private const int Most = 500;

    private Question Question { get; init; } = null!;

    private int? Stage { get; init; }

    /// <summary>So many at most.</summary>
    public int Limit { get; private init; }

    /// <summary>The name behind which they stand; null for the first.</summary>
    public string? After { get; private init; }

    /// <summary>How many entries of a list are asked for.</summary>
    public static int LimitOf(Question question) => question.Number("limit", 1, Most) ?? Usual;

    /// <summary>Reads what is asked for.</summary>
    public static RepositoryChoice Read(Question question) => new() { Question = question, Limit = LimitOf(question), After = question.Text("after"), Stage = question.Number("stage", 0, 100) };

    /// <summary>Refuses a practice that no result speaks of: to a word that is spelled wrong, nobody would be an answer.</summary>
    public void RefuseUnknown(IEnumerable<KnownRepository> repositories)
    {
        foreach (var parameter in new[] { "has", "lacks" })
        {
            if (Question.Text(parameter) is { } claim && repositories.Any(repository => repository.Member.Found is not null) && repositories.All(repository => repository.Member.Found?.Claim(claim) is null))
            {
                throw new BadQuestionException($"'{parameter}' is the id of a practice, as in experiment-tracking: no result speaks of this one. 'repomaturity list practices' names them.");
            }
        }
    }

    /// <summary>Whether a repository is asked for.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="framework">Id of the framework that speaks first; null where there is none.</param>
    public bool Fits(KnownRepository repository, string? framework)
    {
        var (state, found) = (repository.State, repository.Member.Found);
        var at = found?.Frameworks.FirstOrDefault(each => each.Id == framework)?.Stage;
        return (Question.Text("name") is not { } name || state.Repository.Contains(name, StringComparison.OrdinalIgnoreCase))
            && (Question.Text("kind") is not { } kind || found?.Side.Kind == kind)
            && (Question.Text("team") is not { } team || state.Teams.Contains(team, StringComparer.Ordinal))
            && (Question.Text("topic") is not { } topic || state.Topics.Contains(topic, StringComparer.Ordinal))
            && (Stage is not { } stage || at?.Index == stage)
            && (Question.Text("has") is not { } has || found?.Claim(has)?.State.Level >= Level.Implemented)
            && (Question.Text("lacks") is not { } lacks || (at is not null && found?.Claim(lacks)?.State.Level < Level.Implemented));
    }
}
