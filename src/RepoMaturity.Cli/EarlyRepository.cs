using RepoMaturity.Git;

namespace RepoMaturity.Cli;

/// <summary>
/// The revisions of a repository that are asked for, the first of which is opened while something else goes on. What goes wrong is told to who takes it; who does not take it hears nothing.
/// </summary>
internal sealed class EarlyRepository : IDisposable
{
    private readonly Func<string?, OpenedRepository> open;
    private readonly Task<(IReadOnlyList<string?> Revisions, OpenedRepository First)> opening;
    private bool isTaken;

    /// <summary>Begins.</summary>
    /// <param name="revisionsOf">Says which revisions.</param>
    /// <param name="open">Opens one.</param>
    public EarlyRepository(Func<IReadOnlyList<string?>> revisionsOf, Func<string?, OpenedRepository> open)
    {
        this.open = open;
        opening = Task.Run(() =>
        {
            var revisions = revisionsOf();
            return (revisions, open(revisions[0]));
        });
    }

    /// <summary>How many revisions are asked for.</summary>
    public int Count => opening.GetAwaiter().GetResult().Revisions.Count;

    /// <summary>The repository opened at one of them, which is the caller's from here on.</summary>
    /// <param name="place">Which: the first comes first.</param>
    public OpenedRepository Take(int place)
    {
        isTaken = true;
        var (revisions, first) = opening.GetAwaiter().GetResult();
        return place == 0 ? first : open(revisions[place]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!isTaken)
        {
            // What went wrong here does not matter: something else was wrong before, and is told.
            opening.ContinueWith(static ended => (ended.Exception is null ? ended.Result.First : null)?.Dispose(), TaskScheduler.Default).Wait();
        }
    }
}
