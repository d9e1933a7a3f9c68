using RepoMaturity.Core.Facts;

namespace RepoMaturity.Fuzz;

/// <summary>Keeps nothing: each input is read.</summary>
internal sealed class NoCache : IFactCache
{
    public FileFacts? Find(FactKey key) => null;

    public void Keep(FactKey key, FileFacts facts)
    {
    }
}
