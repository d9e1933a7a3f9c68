namespace RepoMaturity.GitHub.Transport;

/// <summary>One call.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">Path and query below the address of the interface, without a slash before.</param>
/// <param name="Body">JSON to send; null for none.</param>
/// <param name="IsQuestion">Whether it changes nothing, though it is posted.</param>
internal sealed record RestRequest(HttpMethod Method, string Path, string? Body = null, bool IsQuestion = false)
{
    /// <summary>Whether it may be sent again without doing something twice.</summary>
    public bool IsRepeatable => IsQuestion || Method != HttpMethod.Post;

    /// <summary><c>GET /repos/o/r</c>: what is said of it.</summary>
    public override string ToString() => $"{Method} /{Path.Split('?')[0].TrimStart('.', '/')}";
}
