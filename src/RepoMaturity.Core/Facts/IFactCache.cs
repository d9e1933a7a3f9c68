namespace RepoMaturity.Core.Facts;

/// <summary>
/// Keeps what analysis of a file gave. A key names all that can change the answer: the fingerprint of the analyzer, the path, the blob.
/// Safe to call from several threads.
/// </summary>
public interface IFactCache
{
    /// <summary>Whether what it keeps is there for another run of the program.</summary>
    bool OutlivesProcess => false;

    /// <summary>What was kept under the key; null when nothing was.</summary>
    FileFacts? Find(FactKey key);

    /// <summary>Keeps facts, "nothing found" included.</summary>
    void Keep(FactKey key, FileFacts facts);
}
