using System.Buffers;

namespace RepoMaturity.Detectors.Http;

/// <summary>The parts of addresses and of the paths under which applications answer.</summary>
internal static class HttpAddress
{
    private const int MostParts = 12;

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    /// <summary>Ends of the names of machines that only a cluster, a compose file or a network of its own knows.</summary>
    private static readonly string[] OwnEndings = [".svc", ".local", ".internal", ".localhost"];

    /// <summary>
    /// The parts of the path of an address that may be one of the repository's own services; none for the address of somebody else, and where the path is not shown.
    /// </summary>
    public static IReadOnlyList<string> PathOf(string address)
    {
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        var rest = address.AsSpan(scheme < 0 ? 0 : scheme + 3);
        var end = rest.IndexOfAny('?', '#');
        rest = end < 0 ? rest : rest[..end];
        if (scheme >= 0)
        {
            var slash = rest.IndexOf('/');
            if (slash < 0 || !IsOwn(rest[..slash]))
            {
                return [];
            }

            rest = rest[slash..];
        }

        var parts = Parts(rest.ToString());
        return scheme < 0 && parts.Count > 0 && rest[0] != '/' && IsUnknown(parts[0]) ? [.. parts.Skip(1)] : parts;
    }

    /// <summary>The parts of a path.</summary>
    public static IReadOnlyList<string> Parts(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries) is { Length: <= MostParts } parts ? parts : [];

    /// <summary>Whether a request for a path is answered by a route: applications are mounted under paths of their own, so the ends must be the same.</summary>
    public static bool Answers(IReadOnlyList<string> route, IReadOnlyList<string> asked)
    {
        if (route.Count == 0 || route.Count > asked.Count || route.All(IsUnknown))
        {
            return false;
        }

        for (var i = 1; i <= route.Count; i++)
        {
            var (own, other) = (route[^i], asked[^i]);
            if (own != other && !IsUnknown(own) && !(IsUnknown(other) && i > 1))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the address is that of the machine itself.</summary>
    public static bool IsLocal(string address) => address.Contains("localhost", StringComparison.Ordinal) || address.Contains("127.0.0.1", StringComparison.Ordinal)
        || address.Contains("0.0.0.0", StringComparison.Ordinal);

    private static bool IsUnknown(string part) => part.AsSpan().IndexOfAny('{', '$', '<') >= 0;

    /// <summary>Whether a machine can be one of the repository's own: one whose name is not shown, or that no public directory of names knows.</summary>
    private static bool IsOwn(ReadOnlySpan<char> host)
    {
        var at = host.LastIndexOf('@');
        host = at < 0 ? host : host[(at + 1)..];
        if (host.IndexOfAny('{', '$') >= 0 || !host.Contains('.'))
        {
            return true;
        }

        var colon = host.LastIndexOf(':');
        host = colon < 0 ? host : host[..colon];
        foreach (var ending in OwnEndings)
        {
            if (host.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return !host.ContainsAnyExcept(NumberCharacters);
    }
}
