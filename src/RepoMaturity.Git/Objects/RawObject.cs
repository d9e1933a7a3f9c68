using System.Globalization;
using System.Text;
using RepoMaturity.Git.Layout;

namespace RepoMaturity.Git.Objects;

/// <summary>Reads the bytes of tree and commit objects.</summary>
internal static class RawObject
{
    /// <summary>Largest tree and commit that are read: a tree of a million names, and far more than anybody writes of a change. What was made to be larger would be held whole.</summary>
    public const int LargestTree = 128 * 1024 * 1024;

    /// <inheritdoc cref="LargestTree"/>
    public const int LargestCommit = 16 * 1024 * 1024;

    /// <summary>The entries of a tree: octal mode, space, name, NUL, id. Null when damaged.</summary>
    public static IReadOnlyList<TreeItem>? ReadTree(ReadOnlyMemory<byte> bytes, ObjectFormat format)
    {
        var items = new List<TreeItem>();
        for (var rest = bytes.Span; !rest.IsEmpty;)
        {
            var space = rest.IndexOf((byte)' ');
            var end = rest.IndexOf((byte)0);
            if (space < 1 || end < space || rest.Length < end + 1 + format.IdBytes)
            {
                return null;
            }

            var mode = 0;
            foreach (var digit in rest[..space])
            {
                mode = (mode << 3) + (digit - '0');
            }

            items.Add(new TreeItem(
                Encoding.UTF8.GetString(rest[(space + 1)..end]), mode, Convert.ToHexStringLower(rest.Slice(end + 1, format.IdBytes))));
            rest = rest[(end + 1 + format.IdBytes)..];
        }

        return items;
    }

    /// <summary>A commit: header lines, an empty line, the message.</summary>
    public static CommitRecord ReadCommit(string id, ReadOnlyMemory<byte> bytes)
    {
        // What lies behind a NUL is no text for git either.
        var nul = bytes.Span.IndexOf((byte)0);
        var text = Encoding.UTF8.GetString(nul < 0 ? bytes.Span : bytes.Span[..nul]);
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        var parents = new List<string>();
        string tree = string.Empty, author = string.Empty, committer = string.Empty;
        foreach (var line in (end < 0 ? text : text[..end]).Split('\n'))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var value = line[(space + 1)..];
            switch (space < 0 ? line : line[..space])
            {
                case "tree": tree = value; break;
                case "parent": parents.Add(value); break;
                case "author": author = value; break;
                case "committer": committer = value; break;
            }
        }

        var (name, email) = Person(author);
        return new CommitRecord(id, tree, parents, name, email, Time(committer), end < 0 ? string.Empty : text[end..].TrimStart('\n'));
    }

    /// <summary>The id of what an annotated tag names; null when damaged.</summary>
    public static string? ReadTag(ReadOnlyMemory<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes.Span);
        const string Mark = "object ";
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return end > 0 && text.StartsWith(Mark, StringComparison.Ordinal) ? text[Mark.Length..end] : null;
    }

    private static (string Name, string Email) Person(string line)
    {
        var open = line.IndexOf('<', StringComparison.Ordinal);
        var close = open < 0 ? -1 : line.IndexOf('>', open);
        return close < 0 ? (line, string.Empty) : (line[..open].Trim(), line[(open + 1)..close].Trim());
    }

    private static long Time(string line)
    {
        var words = line[(line.LastIndexOf('>') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && long.TryParse(words[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0;
    }
}
