namespace RepoMaturity.GitHub.Transport;

/// <summary>An answer that is kept.</summary>
/// <param name="Tag">Its tag (<c>ETag</c>).</param>
/// <param name="Link">The header that names the next page.</param>
/// <param name="Body">Its body.</param>
public sealed record StoredAnswer(string Tag, string? Link, ReadOnlyMemory<byte> Body);
