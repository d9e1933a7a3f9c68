namespace RepoMaturity.GitHub.Transport;

/// <summary>One call.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">Path and query below the address of the interface, without a slash before.</param>
/// <param name="Body">JSON to send; null for none.</param>
internal sealed record RestRequest(HttpMethod Method, string Path, string? Body = null)
{
    /// <summary>Whether it may be sent again without doing something twice.</summary>
    public bool IsRepeatable => Method != HttpMethod.Post;

    /// <summary><c>GET /repos/o/r</c>: what is said of it.</summary>
    public override string ToString() => $"{Method} /{Path.Split('?')[0]}";
}
