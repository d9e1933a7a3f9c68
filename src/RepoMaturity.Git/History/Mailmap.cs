namespace RepoMaturity.Git.History;

/// <summary>
/// A <c>.mailmap</c>: the proper name and address of people who wrote commits under others, in git's format and with git's meaning (gitmailmap(5)). Addresses and names are compared in
/// any case; what is given later replaces what was given before.
/// </summary>
internal sealed class Mailmap
{
    private readonly Dictionary<string, Entry> entries = new(StringComparer.OrdinalIgnoreCase);

    private Mailmap()
    {
    }

    /// <summary>A mailmap that changes nothing.</summary>
    public static Mailmap Empty { get; } = new();

    /// <summary>One that is there, and could not be read.</summary>
    public static Mailmap Unread { get; } = new() { IsUnread = true };

    /// <summary>Whether it could not be read.</summary>
    public bool IsUnread { get; private init; }

    /// <summary>Reads a mailmap. Lines that are none are passed over, as git does.</summary>
    public static Mailmap Read(string text)
    {
        var mailmap = new Mailmap();
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith('#') || Take(line, mayBeEmpty: false) is not { } proper)
            {
                continue;
            }

            var commit = proper.Rest.Length > 0 ? Take(proper.Rest, mayBeEmpty: true) : null;
            mailmap.Add(proper, commit);
        }

        return mailmap;
    }

    /// <summary>The proper name and address of an author.</summary>
    public (string Name, string Email) Map(string name, string email)
    {
        if (!entries.TryGetValue(email, out var entry))
        {
            return (name, email);
        }

        var proper = entry.ByName.TryGetValue(name, out var byName) ? byName : entry.Proper;
        return (proper.Name ?? name, proper.Email ?? email);
    }

    /// <summary>A name, which may be missing, and an address in angle brackets.</summary>
    private static Identified? Take(string text, bool mayBeEmpty)
    {
        var open = text.IndexOf('<', StringComparison.Ordinal);
        var close = open < 0 ? -1 : text.IndexOf('>', open);
        if (close < 0 || (!mayBeEmpty && close == open + 1))
        {
            return null;
        }

        var name = text[..open].Trim(' ', '\t', '\r', '\n');
        return new Identified(name.Length == 0 ? null : name, text[(open + 1)..close], text[(close + 1)..]);
    }

    private void Add(Identified proper, Identified? commit)
    {
        // One address alone is that of the commits; its owner keeps it.
        var address = commit?.Email ?? proper.Email;
        var email = commit is null ? null : proper.Email;
        if (!entries.TryGetValue(address, out var entry))
        {
            entries.Add(address, entry = new Entry());
        }

        if (commit?.Name is { } name)
        {
            entry.ByName[name] = (proper.Name, email);
        }
        else
        {
            entry.Proper = (proper.Name ?? entry.Proper.Name, email ?? entry.Proper.Email);
        }
    }

    private readonly record struct Identified(string? Name, string Email, string Rest);

    private sealed class Entry
    {
        public (string? Name, string? Email) Proper { get; set; }

        public Dictionary<string, (string? Name, string? Email)> ByName { get; } = new(StringComparer.OrdinalIgnoreCase);
    }
}
