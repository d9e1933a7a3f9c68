namespace RepoMaturity.Core.Rules;

/// <summary>Finds the word that somebody meant.</summary>
public static class Suggestion
{
    /// <summary><c> Did you mean 'x'?</c> with the nearest of <paramref name="words"/>; empty when none is near.</summary>
    public static string For(string written, ReadOnlySpan<string> words)
    {
        ArgumentNullException.ThrowIfNull(written);
        string? best = null;
        var least = Math.Max(2, written.Length / 3) + 1;
        foreach (var word in words)
        {
            var distance = Distance(written, word);
            if (distance < least)
            {
                (best, least) = (word, distance);
            }
        }

        return best is null ? string.Empty : $" Did you mean '{best}'?";
    }

    /// <summary>Levenshtein's edit distance.</summary>
    private static int Distance(string one, string other)
    {
        var row = new int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var changed = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[other.Length];
    }
}
