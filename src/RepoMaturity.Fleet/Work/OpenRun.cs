using RepoMaturity.Fleet.Results;

namespace RepoMaturity.Fleet.Work;

/// <summary>A run that did not come to its end, or goes on just now.</summary>
/// <param name="Run">The run.</param>
/// <param name="Total">How many items it has.</param>
/// <param name="Tally">What became of those that are done.</param>
public sealed record OpenRun(WorkRun Run, int Total, RunTally Tally);
