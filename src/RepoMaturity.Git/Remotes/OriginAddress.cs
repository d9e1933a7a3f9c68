namespace RepoMaturity.Git.Remotes;

/// <summary>Reads where a repository was cloned from as an address that people open in a browser.</summary>
internal static class OriginAddress
{
    private const string Https = "https://";
    private const string Ssh = "ssh://";

    /// <summary>The address; null for what is no such service, such as a folder.</summary>
    /// <param name="origin">What git was given: <c>https://HOST/OWNER/NAME.git</c>, <c>ssh://git@HOST/OWNER/NAME</c>, <c>git@HOST:OWNER/NAME.git</c>.</param>
    public static string? Of(string? origin)
    {
        if (origin is null || Place(origin) is not { } place)
        {
            return null;
        }

        // Who cloned it, and by which key, is nobody's business.
        var at = place.IndexOf('@', StringComparison.Ordinal);
        var slash = place.IndexOf('/', StringComparison.Ordinal);
        place = at >= 0 && at < slash ? place[(at + 1)..] : place;
        var url = RemoteAddress.Parse(Https + place, out _)?.Url.AbsoluteUri;
        return url is not null && url.EndsWith(".git", StringComparison.Ordinal) ? url[..^".git".Length] : url;
    }

    /// <summary><c>HOST/OWNER/NAME</c>, with a user before it where one was given.</summary>
    private static string? Place(string origin)
    {
        if (origin.StartsWith(Https, StringComparison.OrdinalIgnoreCase))
        {
            return origin[Https.Length..];
        }

        if (origin.StartsWith(Ssh, StringComparison.OrdinalIgnoreCase))
        {
            // The port is that of ssh.
            return Uri.TryCreate(origin, UriKind.Absolute, out var url) ? url.Host + url.AbsolutePath : null;
        }

        var colon = origin.IndexOf(':', StringComparison.Ordinal);
        return colon > 1 && !origin.Contains("//", StringComparison.Ordinal) && origin.IndexOf('/', StringComparison.Ordinal) > colon ? $"{origin[..colon]}/{origin[(colon + 1)..].TrimStart('/')}" : null;
    }
}
