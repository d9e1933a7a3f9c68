using System.Collections.Immutable;

namespace RepoMaturity.Core.Snapshots;

/// <summary>A commit of the line of first parents, without the people behind it.</summary>
/// <param name="Id">Its id in hexadecimal.</param>
/// <param name="Time">When it was committed, in seconds since 1970.</param>
/// <param name="Subject">What it says it does, in one line; names of branches and addresses of others are left out.</param>
/// <param name="Tags">Tags that name it, in ordinal order.</param>
public sealed record LineCommit(string Id, long Time, string Subject, ImmutableArray<string> Tags);
