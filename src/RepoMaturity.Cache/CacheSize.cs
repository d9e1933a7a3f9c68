namespace RepoMaturity.Cache;

/// <summary>What a cache holds.</summary>
/// <param name="Segments">Files with facts.</param>
/// <param name="Reports">Reports of whole assessments.</param>
/// <param name="Repositories">Repositories.</param>
/// <param name="Bytes">Bytes of all files.</param>
/// <param name="UsableBytes">Bytes that this version of the program can use.</param>
public sealed record CacheSize(int Segments, int Reports, int Repositories, long Bytes, long UsableBytes);
