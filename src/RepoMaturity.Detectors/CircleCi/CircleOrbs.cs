using RepoMaturity.Core.Documents;

namespace RepoMaturity.Detectors.CircleCi;

/// <summary>The orbs that a configuration names: packages of jobs and commands, mostly of the registry, seldom written in the file itself.</summary>
internal sealed class CircleOrbs(DocumentNode root)
{
    /// <summary>A job or command of an orb that is written in the file; null where it is not.</summary>
    /// <param name="name">Its name: orb, slash, part.</param>
    /// <param name="kind"><c>jobs</c> or <c>commands</c>.</param>
    public DocumentNode? Inline(string name, string kind) => Split(name) is (var orb, var part) ? root.Find("orbs", orb, kind, part) : null;

    /// <summary>A job or command of an orb of the registry; null where the orb is not named.</summary>
    public CircleOrbPart? Address(string name)
    {
        if (Split(name) is not (var orb, var part) || root.Find("orbs", orb)?.Value is not { Length: > 0 } address)
        {
            return null;
        }

        var at = address.IndexOf('@', StringComparison.Ordinal);
        return new CircleOrbPart($"{(at < 0 ? address : address[..at])}/{part}", at < 0 ? null : address[(at + 1)..]);
    }

    private static (string Orb, string Part)? Split(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return slash <= 0 ? null : (name[..slash], name[(slash + 1)..]);
    }
}
