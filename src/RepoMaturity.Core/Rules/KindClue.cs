using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>Something that speaks for a kind, or against it.</summary>
/// <param name="Points">Weight; below zero speaks against.</param>
/// <param name="Because">The reason as the report words it.</param>
/// <param name="When">A condition over files; null when only counts or practices are asked.</param>
/// <param name="Files">Least number of files in which <paramref name="When"/> holds.</param>
/// <param name="Share">Least share, 0 to 1, that the files of <paramref name="When"/> have among those of <paramref name="Of"/>; 0: no share is asked.</param>
/// <param name="Of">The files among which the share is counted; null: all files.</param>
/// <param name="Practices">Practices and the least level of each, all of which must be reached.</param>
/// <param name="Absent">Practices of which none may be implemented.</param>
/// <param name="Technologies">Technologies of which one must be in use.</param>
/// <param name="Unless">When it holds in any file, the clue says nothing.</param>
public sealed record KindClue(
    int Points,
    string Because,
    Condition? When,
    int Files,
    double Share,
    Condition? Of,
    ImmutableDictionary<string, Level> Practices,
    ImmutableArray<string> Absent,
    ImmutableArray<string> Technologies,
    Condition? Unless);
