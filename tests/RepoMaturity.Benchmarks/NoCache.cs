using RepoMaturity.Core.Facts;

namespace RepoMaturity.Benchmarks;

/// <summary>Keeps nothing, so that every file is read.</summary>
internal sealed class NoCache : IFactCache
{
    public FileFacts? Find(FactKey key) => null;

    public void Keep(FactKey key, FileFacts facts)
    {
    }
}
