namespace RepoMaturity.Fleet.Work.Postgres;

/// <summary>A run that is written down.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Run">The run.</param>
/// <param name="Total">How many items it has.</param>
/// <param name="Published">How many of them are with a broker, from the first on.</param>
internal sealed record LedgerRun(long Id, WorkRun Run, int Total, int Published);
