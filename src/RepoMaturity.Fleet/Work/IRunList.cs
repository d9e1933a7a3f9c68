using RepoMaturity.Fleet.Results;

namespace RepoMaturity.Fleet.Work;

/// <summary>The work list of a run that this process does alone.</summary>
public interface IRunList : IWorkList, IDisposable
{
    /// <summary>The run.</summary>
    WorkRun Run { get; }

    /// <summary>How many items there are.</summary>
    int Total { get; }

    /// <summary>What became of those that are done.</summary>
    RunTally Tally { get; }

    /// <summary>Takes the list away: the run is at its end.</summary>
    ValueTask EndAsync();
}
