namespace RepoMaturity.GitHub;

/// <summary>A repository as GitHub names it: <c>OWNER/NAME</c>.</summary>
public sealed record RepositoryName
{
    private const int Longest = 100;

    private RepositoryName(string owner, string name)
    {
        Owner = owner;
        Name = name;
    }

    /// <summary>The person or organisation.</summary>
    public string Owner { get; }

    /// <summary>The name below its owner.</summary>
    public string Name { get; }

    /// <summary>Reads <c>OWNER/NAME</c>.</summary>
    /// <returns>Null where the text is none, so that what is returned can stand in a path.</returns>
    public static RepositoryName? Parse(string? text) =>
        text?.Split('/') is [var owner, var name] && IsName(owner) && IsName(name) ? new RepositoryName(owner, name) : null;

    /// <summary>Whether both are one: GitHub takes no notice of case.</summary>
    public bool Equals(RepositoryName? other) => other is not null && string.Equals(ToString(), other.ToString(), StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(ToString());

    /// <summary><c>OWNER/NAME</c>.</summary>
    public override string ToString() => $"{Owner}/{Name}";

    private static bool IsName(string part) => part.Length is > 0 and <= Longest && part is not ("." or "..")
        && part.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');
}
