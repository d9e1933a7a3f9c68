using System.Globalization;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Numbers of people as reports may tell them: a number so small that it could point at somebody is not told.</summary>
public static class PeopleCount
{
    /// <summary>What stands for small numbers.</summary>
    public const string Few = "fewer than 3";

    private const int Least = 3;

    /// <summary>Whether the number may not be told. Nobody is no person: zero may be told.</summary>
    public static bool IsFew(int count) => count is > 0 and < Least;

    /// <summary>The number, or <see cref="Few"/>.</summary>
    public static string Words(int count) => IsFew(count) ? Few : count.ToString(CultureInfo.InvariantCulture);
}
