using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RepoMaturity.Fleet.Sources;

namespace RepoMaturity.Fleet.Work;

/// <summary>One of several shares of a fleet. Whose share a repository is depends on its name and their number alone, so that every machine knows it without asking.</summary>
/// <param name="Index">Which one, from 1.</param>
/// <param name="Of">How many there are.</param>
public sealed record Shard(int Index, int Of)
{
    /// <summary>As many as a hosting service starts jobs of one matrix.</summary>
    public const int Most = 256;

    /// <summary>Reads <c>2/8</c>; null where the text is no share.</summary>
    public static Shard? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('/') is [var index, var of]
            && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var first) && int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var second)
            && first >= 1 && first <= second && second <= Most ? new Shard(first, second) : null;
    }

    /// <summary>The repositories of this share, in their order.</summary>
    public ImmutableArray<FleetRepository> Take(ImmutableArray<FleetRepository> repositories) => [.. repositories.Where(repository => IndexOf(repository.Name, Of) == Index)];

    /// <summary><c>2/8</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Of}");

    private static int IndexOf(string name, int of) => (int)(BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(name))) % (uint)of) + 1;
}
