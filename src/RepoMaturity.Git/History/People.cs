namespace RepoMaturity.Git.History;

/// <summary>
/// Tells people apart by name and address. Whoever shares one of the two with somebody is the same person; a union of sets.
/// </summary>
internal sealed class People
{
    private static readonly HashSet<string> SharedNames = new(StringComparer.Ordinal)
    {
        "root", "user", "ubuntu", "admin", "administrator", "unknown", "your name", "name", "none", "developer", "student", "test", "ec2-user",
    };

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<int> leaders = [];

    /// <summary>The number of an identity; <see cref="Person"/> tells whose it is once all are known.</summary>
    public int Add(string name, string email)
    {
        var nameKey = NameKey(name);
        var emailKey = EmailKey(email);
        if (nameKey is null && emailKey is null)
        {
            // Two who both gave nothing of their own are one only when they gave the same.
            return Number("both:" + name + "\n" + email);
        }

        var number = Number(emailKey ?? nameKey!);
        if (nameKey is not null)
        {
            Unite(number, Number(nameKey));
        }

        return number;
    }

    /// <summary>A number that all identities of one person share.</summary>
    public int Person(int identity)
    {
        while (leaders[identity] != identity)
        {
            leaders[identity] = leaders[leaders[identity]];
            identity = leaders[identity];
        }

        return identity;
    }

    private static string? NameKey(string name)
    {
        var key = Identity.Trim(name).ToLowerInvariant();
        return key.Length == 0 || SharedNames.Contains(key) ? null : "name:" + key;
    }

    private static string? EmailKey(string email)
    {
        var key = Identity.Trim(email).ToLowerInvariant();
        var at = key.IndexOf('@', StringComparison.Ordinal);
        if (at < 1 || key.EndsWith("@example.com", StringComparison.Ordinal) || key[at..].StartsWith("@localhost", StringComparison.Ordinal))
        {
            return null;
        }

        // GitHub hides addresses as 123+login@users.noreply.github.com, formerly without the number.
        var plus = key.IndexOf('+', StringComparison.Ordinal);
        return plus > 0 && plus < at && key.EndsWith("@users.noreply.github.com", StringComparison.Ordinal)
            ? "email:" + key[(plus + 1)..]
            : "email:" + key;
    }

    private int Number(string key)
    {
        if (!numbers.TryGetValue(key, out var number))
        {
            number = leaders.Count;
            numbers.Add(key, number);
            leaders.Add(number);
        }

        return number;
    }

    private void Unite(int one, int other) => leaders[Person(one)] = Person(other);
}
