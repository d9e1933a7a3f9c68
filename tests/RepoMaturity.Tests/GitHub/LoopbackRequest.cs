namespace RepoMaturity.Tests.GitHub;

/// <summary>A request that came in.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Target">Path and query, as sent.</param>
/// <param name="Headers">Its headers, by name in any case.</param>
/// <param name="Body">Its body.</param>
internal sealed record LoopbackRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The path, as sent.</summary>
    public string Path => Target.Split('?')[0];

    /// <summary>The fields of the query, unescaped.</summary>
    public IReadOnlyDictionary<string, string> Query => Target.Split('?').ElementAtOrDefault(1) is { } query
        ? query.Split('&').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]), StringComparer.Ordinal)
        : new Dictionary<string, string>(StringComparer.Ordinal);
}
