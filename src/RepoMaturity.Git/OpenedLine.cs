using System.Collections.Immutable;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git.History;
using RepoMaturity.Git.Objects;
using RepoMaturity.Git.Snapshots;

namespace RepoMaturity.Git;

/// <summary>The line of first parents of a repository, open for reading. Its snapshots read from it, so dispose it after the last read.</summary>
public sealed class OpenedLine : IDisposable
{
    private readonly LineWalk walk;
    private readonly IObjectReader reader;
    private readonly GrowingListing listing;
    private readonly ObjectReaderPool objects;
    private readonly IReadOnlyList<IDisposable> resources;

    internal OpenedLine(LineWalk walk, ILookup<string, string> tags, IObjectReader reader, ObjectReaderPool objects, IReadOnlyList<IDisposable> resources)
    {
        this.walk = walk;
        this.reader = reader;
        this.objects = objects;
        this.resources = resources;
        listing = new GrowingListing(reader);
        Commits = [.. walk.Line.Select(commit => new LineCommit(commit.Id, commit.CommitTime, commit.Message, [.. tags[commit.Id].Order(StringComparer.Ordinal)]))];
    }

    /// <summary>The commits, oldest first.</summary>
    public ImmutableArray<LineCommit> Commits { get; }

    /// <summary>Whether older commits are there, or should be, and are not read.</summary>
    public bool IsTruncated => walk.IsTruncated;

    /// <inheritdoc cref="OpenedRepository.Name"/>
    public required string Name { get; init; }

    /// <inheritdoc cref="OpenedRepository.Address"/>
    public string? Address { get; init; }

    /// <inheritdoc cref="OpenedRepository.Place"/>
    public required string Place { get; init; }

    /// <summary>What reads it: <c>libgit2</c> or <c>git</c>.</summary>
    public required string Implementation { get; init; }

    /// <summary>The tree of a commit, and the counts over it and its ancestors. To be asked from the oldest commit to the newest, by one thread.</summary>
    /// <param name="place">Place of the commit in <see cref="Commits"/>.</param>
    public (ISnapshot Snapshot, HistoryFacts History) At(int place)
    {
        var commit = walk.Line[place];
        return (new CommitSnapshot(commit.Id, commit.Tree, new Lazy<TreeListing>(listing.Of(commit.Tree)), objects), walk.CountTo(place));
    }

    /// <summary>Ends child processes, and deletes temporary files.</summary>
    public void Dispose()
    {
        reader.Dispose();
        foreach (var resource in resources)
        {
            resource.Dispose();
        }
    }
}
