using System.Collections.Immutable;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git.Objects;

namespace RepoMaturity.Git.History;

/// <summary>Compares the trees of commits with those of their parents: which files people changed.</summary>
internal static class ChangeReader
{
    /// <summary>Most changes whose files are compared: the newest ones. A count, not a time: the same history gives the same answer on every machine.</summary>
    public const int MostChanges = 1_000;

    /// <summary>Reads the changes of a history.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ChangeFacts Read(IObjectReader reader, WalkedHistory history, int mostChanges, KeptDifferences? known, CancellationToken cancellation)
    {
        var trees = new TreeComparison(reader, known);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var changes = ImmutableArray.CreateBuilder<HistoryChange>();
        var mayChange = false;
        foreach (var commit in history.Changes.Take(mostChanges))
        {
            cancellation.ThrowIfCancellationRequested();
            var parent = commit.Parents is [var id] ? history.Trees.GetValueOrDefault(id, string.Empty) : null;
            if (parent?.Length == 0 || trees.Compare(parent, commit.Tree) is not { } difference)
            {
                // What it changed is not known: it counts among those that were not compared.
                mayChange = true;
                continue;
            }

            changes.Add(new HistoryChange(history.Tally.PersonOf(commit.Id), commit.CommitTime, PathsOf(difference, names)));
        }

        var (mainline, requests) = history.Tally.CountMainline(history.Start.Id);
        return new ChangeFacts(history.Start.CommitTime, changes.ToImmutable(), history.Changes.Count, mainline, requests) { MayChange = mayChange };
    }

    /// <summary>The changed files under the names that they have later, and from here on back under those that they had before.</summary>
    private static ImmutableArray<string> PathsOf(TreeDifference difference, Dictionary<string, string> names)
    {
        var renames = difference.Renames().ToList();
        var moved = renames.SelectMany(rename => new[] { rename.From, rename.To }).ToHashSet(StringComparer.Ordinal);
        var paths = difference.Paths.Where(path => !moved.Contains(path)).Select(path => names.GetValueOrDefault(path, path)).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).ToImmutableArray();
        foreach (var (from, to) in renames)
        {
            names[from] = names.GetValueOrDefault(to, to);
        }

        return paths;
    }
}
