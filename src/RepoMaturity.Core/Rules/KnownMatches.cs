using System.Collections.Concurrent;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Core.Rules;

/// <summary>
/// What matching remembers from file to file: the terms that names of facts fit, as far as somebody asked, since the same names come again and again, and the lists of terms and signals that
/// many files have alike, each once. May be asked from several threads.
/// </summary>
internal sealed class KnownMatches
{
    /// <summary>With a lock for each processor, as is usual, threads wait for each other where almost every name is new.</summary>
    private const int ManyLocks = 32;

    private readonly ConcurrentDictionary<string, FactTerm[]>?[] byKind = new ConcurrentDictionary<string, FactTerm[]>?[Enum.GetValues<FactKind>().Length];

    /// <summary>The terms that facts of a file fit.</summary>
    public SharedLists<FactTerm> Terms { get; } = new();

    /// <summary>The globs that fit a file.</summary>
    public SharedLists<PathTerm> Paths { get; } = new();

    /// <summary>The signals that fit a file.</summary>
    public SharedLists<RuleSignal> Signals { get; } = new();

    /// <summary>The terms that names of one kind of fact fit.</summary>
    public ConcurrentDictionary<string, FactTerm[]> Of(FactKind kind) => byKind[(int)kind]
        ?? Interlocked.CompareExchange(ref byKind[(int)kind], new(ManyLocks, 1024, StringComparer.Ordinal), null) ?? byKind[(int)kind]!;
}
