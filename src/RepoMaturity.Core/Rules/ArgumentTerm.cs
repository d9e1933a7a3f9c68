using RepoMaturity.Core.Facts;

namespace RepoMaturity.Core.Rules;

/// <summary>An argument that must be given.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">What its constant value must be; null: any value, constant or not.</param>
internal sealed record ArgumentTerm(string Name, NamePattern? Value)
{
    /// <summary>Whether the argument fits.</summary>
    public bool Matches(Argument argument) => argument.Name == Name && (Value is null || (argument.Value is { } text && Value.Matches(text)));
}
