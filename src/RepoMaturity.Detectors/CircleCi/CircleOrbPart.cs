using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.CircleCi;

/// <summary>A job or command of an orb of the registry.</summary>
/// <param name="Name">Address of the orb, slash, its name.</param>
/// <param name="Version">Version of the orb; null where none is given.</param>
internal sealed record CircleOrbPart(string Name, string? Version)
{
    /// <summary>The fact that it is used.</summary>
    public Fact Fact(Position position, string scope, DocumentNode inputs) => new(FactKind.Action, Name, position, Version, scope)
    {
        Arguments = [.. inputs.Entries.Select(input => new Argument(input.Key, input.Value.Value))],
    };
}
