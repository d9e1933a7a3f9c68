namespace RepoMaturity.Git.Objects;

/// <summary>An abbreviated id that names several objects.</summary>
internal static class AmbiguousId
{
    public static RepositoryException Of(string id) => new($"Several objects have an id that begins with {id}: give more of its digits.");
}
