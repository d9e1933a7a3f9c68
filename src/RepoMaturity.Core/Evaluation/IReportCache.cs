namespace RepoMaturity.Core.Evaluation;

/// <summary>Keeps the JSON reports of assessments between scans, each under a key that names all that decides on it (<see cref="Scanner.KeyOf"/>).</summary>
public interface IReportCache
{
    /// <summary>The report that was kept under a key; null when none was.</summary>
    ReadOnlyMemory<byte>? Find(string key);

    /// <summary>Keeps a report.</summary>
    void Keep(string key, ReadOnlyMemory<byte> report);

    /// <summary>Forgets a report that was none.</summary>
    void Drop(string key);
}
