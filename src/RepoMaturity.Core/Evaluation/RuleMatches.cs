using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Evaluation;

/// <summary>
/// The terms of rules that fit the files of one scan, or of several in a row. What fits a file is found once, however many parts of the repository it belongs to, and again only when its facts
/// are others.
/// </summary>
/// <param name="rules">The rules.</param>
/// <param name="kept">What earlier scans found; null where nothing of it is kept.</param>
internal sealed class RuleMatches(RuleSet rules, KeptHits? kept = null)
{
    private readonly KnownMatches known = new();
    private readonly SharedLists<ContextRule> lists = new();
    private readonly ConcurrentDictionary<string, FileHits> byPath = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ContextRule[]> contexts = new(StringComparer.Ordinal);

    /// <summary>The rules.</summary>
    public RuleSet Rules => rules;

    /// <summary>The contexts that the name of a file alone puts it in, in the order of the rules.</summary>
    public ContextRule[] ContextsOf(string path)
    {
        if (!contexts.TryGetValue(path, out var found))
        {
            var fitting = rules.ContextIndex.Match(path);
            found = fitting.Length == 0 ? [] : lists.Of([.. rules.Contexts.Where(context => context.Paths is { } paths && Array.IndexOf(fitting, paths) >= 0)]).Items;
            contexts[path] = found;
        }

        return found;
    }

    /// <summary>What fits each file of the repository, or of a part of it, in order of files.</summary>
    public ImmutableArray<FileHits> In(RepositoryFacts repository)
    {
        var hits = new FileHits[repository.Entries.Count];
        Parallel.For(0, hits.Length, i =>
        {
            var entry = repository.Entries[i];
            var path = entry.Path;
            var file = repository[path];
            if (!byPath.TryGetValue(path, out var found) || !found.IsOf(file))
            {
                found = Find(entry, file);
                byPath[path] = found;
            }

            hits[i] = repository.OwnPaths.TryGetValue(path, out var ownPath) ? rules.Index.WithOwnPath(found, ownPath, known) : found;
        });
        return ImmutableCollectionsMarshal.AsImmutableArray(hits);
    }

    private FileHits Find(FileEntry entry, FileFacts? file)
    {
        if (file is null || kept is null)
        {
            return rules.Index.Match(entry.Path, file, known);
        }

        if (kept.Find(entry, file, known) is not { } found)
        {
            found = rules.Index.Match(entry.Path, file, known);
            kept.Keep(entry, file, found);
        }

        return found;
    }
}
