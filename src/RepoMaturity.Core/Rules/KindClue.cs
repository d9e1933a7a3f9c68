using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>Something that a repository shows or does not, and that tells of its kind. Everything that is given must hold.</summary>
/// <param name="Id">Stable id, by which cases name it.</param>
/// <param name="Because">The reason as the report words it.</param>
public sealed record KindClue(string Id, string Because)
{
    /// <summary>A condition over files; null when it is not asked.</summary>
    public Condition? When { get; init; }

    /// <summary>Whether only the repository's own code counts: no examples, tests, documentation, archives.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Least number of files in which <see cref="When"/> holds.</summary>
    public int Files { get; init; } = 1;

    /// <summary>Least number of folders in which those files stand.</summary>
    public int Folders { get; init; }

    /// <summary>Least share, 0 to 1, that the files of <see cref="When"/> have among those of <see cref="Of"/>; 0: no share is asked.</summary>
    public double Share { get; init; }

    /// <summary>The files among which the share is counted; null: all files.</summary>
    public Condition? Of { get; init; }

    /// <summary>Practices and the least level of each, all of which must be reached.</summary>
    public ImmutableDictionary<string, Level> Practices { get; init; } = ImmutableDictionary<string, Level>.Empty;

    /// <summary>Cases over other clues, of which one must hold; null when none is asked.</summary>
    public ImmutableArray<KindCase>? Cases { get; init; }

    /// <summary>Its conditions.</summary>
    public IEnumerable<Condition> Conditions => new[] { When, Of }.OfType<Condition>();
}
