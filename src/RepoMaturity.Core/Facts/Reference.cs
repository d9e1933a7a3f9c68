using System.Collections.Immutable;

namespace RepoMaturity.Core.Facts;

/// <summary>
/// What a file names elsewhere and cannot resolve alone: a script it runs, a module it imports, a make target, another workflow. The resolver of
/// the reference's kind finds it among the files of the repository.
/// </summary>
/// <param name="Kind">One of <see cref="ReferenceKinds"/>.</param>
/// <param name="Target">What is named, as that kind words it.</param>
/// <param name="Position">Where it is named.</param>
/// <param name="Scope">Id of the unit that names it; null for the file itself.</param>
public sealed record Reference(string Kind, string Target, Position Position, string? Scope = null)
{
    /// <summary>
    /// Folder in which a command runs, relative to the root of the repository, without slashes at its ends; empty for the root; null where the file does not say
    /// (the resolver then tries the folder of the file and the root).
    /// </summary>
    public string? Folder { get; init; }

    /// <summary>How the file words it, for the chain (<c>make train</c>); null: the target itself.</summary>
    public string? Text { get; init; }

    /// <summary>Whether a test runner stands between: what is reached only through such references shows testing and nothing else.</summary>
    public bool ByTestRunner { get; init; }

    /// <summary>Further words of the reference by name (imported names, a build argument); empty for most.</summary>
    public ImmutableArray<Argument> Arguments { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(Reference? other) => other is not null && Kind == other.Kind && Target == other.Target && Position == other.Position
        && Scope == other.Scope && Folder == other.Folder && Text == other.Text && ByTestRunner == other.ByTestRunner
        && Arguments.AsSpan().SequenceEqual(other.Arguments.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Target, Position, Scope, Folder, Text, Arguments.IsEmpty ? default : Arguments[^1]);
}
