namespace RepoMaturity.Core.Comparison;

/// <summary>What an assessment says of a dimension of a framework.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Stage">Its stage.</param>
/// <param name="CouldBe">What its stage could be.</param>
/// <param name="Attested">Its stage with what people attest.</param>
/// <param name="IsVisible">Whether a repository can show anything of it.</param>
public sealed record DimensionDigest(string Id, string Name, int Stage, int CouldBe, int Attested, bool IsVisible);
