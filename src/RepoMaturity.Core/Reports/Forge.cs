using System.Collections.Immutable;
using System.Globalization;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Core.Reports;

/// <summary>A hosting service on which people look at files of a commit: how it addresses them. Services that are not known have no links: a wrong one is worse than none.</summary>
public sealed class Forge
{
    private static readonly ImmutableArray<Shape> Shapes =
    [
        new("github", "/commit/{0}", "/blob/{0}/{1}", "#L{0}"),
        new("gitlab", "/-/commit/{0}", "/-/blob/{0}/{1}", "#L{0}"),
        new("bitbucket", "/commits/{0}", "/src/{0}/{1}", "#lines-{0}"),
        new("codeberg", "/commit/{0}", "/src/commit/{0}/{1}", "#L{0}"),
        new("gitea", "/commit/{0}", "/src/commit/{0}/{1}", "#L{0}"),
        new("forgejo", "/commit/{0}", "/src/commit/{0}/{1}", "#L{0}"),
        new("huggingface", "/commit/{0}", "/blob/{0}/{1}", "#L{0}"),
    ];

    private readonly Uri address;
    private readonly Shape shape;

    private Forge(Uri address, Shape shape)
    {
        this.address = address;
        this.shape = shape;
    }

    /// <summary>The forge of a repository; null where its address is not known, or is of no service that is known.</summary>
    /// <param name="address"><c>https://HOST/OWNER/NAME</c>.</param>
    public static Forge? Of(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps && url is { UserInfo: "", Query: "", Fragment: "" }
            && Shapes.FirstOrDefault(shape => IsOf(url.Host, shape.Service)) is { } shape
            ? new Forge(url, shape)
            : null;

    /// <summary>Where a commit is shown.</summary>
    public string Commit(string commit) => Base + string.Format(CultureInfo.InvariantCulture, shape.OfCommit, commit);

    /// <summary>Where a place in a file of a commit is shown; in a notebook, which is shown as a page of its own, the file alone. Null for a path that leads elsewhere.</summary>
    public string? File(string commit, string path, Position? position)
    {
        ArgumentNullException.ThrowIfNull(path);
        var parts = path.Split('/');
        if (parts.Any(part => part is "" or "." or ".."))
        {
            return null;
        }

        var escaped = string.Join('/', parts.Select(Uri.EscapeDataString));
        var line = position is { Cell: null, Line: > 0 and var at } ? string.Format(CultureInfo.InvariantCulture, shape.OfLine, at) : string.Empty;
        return Base + string.Format(CultureInfo.InvariantCulture, shape.OfFile, commit, escaped) + line;
    }

    private string Base => address.GetLeftPart(UriPartial.Path).TrimEnd('/');

    /// <summary>Whether a host is the service's own, or one of an organisation that is named for it: <c>github.com</c>, <c>gitlab.example.org</c>.</summary>
    private static bool IsOf(string host, string service) => host.Split('.') is [var first, _, ..] && first.Equals(service, StringComparison.OrdinalIgnoreCase);

    /// <summary>How a service addresses things.</summary>
    private sealed record Shape(string Service, string OfCommit, string OfFile, string OfLine);
}
