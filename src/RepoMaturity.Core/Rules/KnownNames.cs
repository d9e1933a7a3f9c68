using System.Collections.Concurrent;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Core.Rules;

/// <summary>The terms that names of facts fit, as far as somebody asked: the same names come again and again over the files of a scan. May be asked from several threads.</summary>
internal sealed class KnownNames
{
    private readonly ConcurrentDictionary<string, FactTerm[]>?[] byKind = new ConcurrentDictionary<string, FactTerm[]>?[Enum.GetValues<FactKind>().Length];

    /// <summary>Those of one kind of fact.</summary>
    public ConcurrentDictionary<string, FactTerm[]> Of(FactKind kind) => byKind[(int)kind]
        ?? Interlocked.CompareExchange(ref byKind[(int)kind], new(StringComparer.Ordinal), null) ?? byKind[(int)kind]!;
}
