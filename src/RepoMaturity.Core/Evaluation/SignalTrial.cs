using System.Collections.Immutable;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>What one signal shows of a repository.</summary>
/// <param name="Signal">The signal.</param>
/// <param name="Evidence">Where it holds, strongest first, each with what other rules say of the same place.</param>
/// <param name="Pointers">For a pointer: the causes that reports name.</param>
/// <param name="Parts">The parts of its condition that name something, each with the files that it fits.</param>
public sealed record SignalTrial(
    Signal Signal, ImmutableArray<KeyValuePair<Evidence, ImmutableArray<Evidence>>> Evidence, ImmutableArray<string> Pointers, ImmutableArray<PartTrial> Parts);
