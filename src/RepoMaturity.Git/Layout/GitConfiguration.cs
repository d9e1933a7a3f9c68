using RepoMaturity.Git.Snapshots;

namespace RepoMaturity.Git.Layout;

/// <summary>
/// The settings of one configuration file of git. Includes are not followed: what a repository configures shapes nothing here but how its own files are to be read, and what
/// they are linked to.
/// </summary>
internal sealed class GitConfiguration
{
    private readonly Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);

    private GitConfiguration()
    {
    }

    /// <summary>The value of <c>section.key</c> or <c>section.subsection.key</c>, the last one where it is set twice; null where it is not set.</summary>
    public string? this[string name] => values.GetValueOrDefault(name);

    /// <summary>Reads a file; one that is not there sets nothing.</summary>
    public static GitConfiguration Read(string file) => Parse(DiskFile.ReadText(file));

    /// <summary>Reads the text of a file; lines that mean nothing are passed over.</summary>
    public static GitConfiguration Parse(string text)
    {
        var configuration = new GitConfiguration();
        var section = string.Empty;
        var unfolded = text.Replace("\\\r\n", string.Empty, StringComparison.Ordinal).Replace("\\\n", string.Empty, StringComparison.Ordinal);
        foreach (var whole in unfolded.Split('\n'))
        {
            var line = whole.Trim();
            var close = line.IndexOf(']', StringComparison.Ordinal);
            if (line.StartsWith('[') && close > 0)
            {
                var header = line[1..close].Trim();
                section = header.Split('"') is [var name, var subsection, ..] ? $"{name.Trim()}.{subsection}" : header;
                line = line[(close + 1)..].Trim();
            }

            if (section.Length > 0 && line.Length > 0 && line[0] is not ('#' or ';'))
            {
                var equals = line.IndexOf('=', StringComparison.Ordinal);
                var key = equals < 0 ? line : line[..equals].TrimEnd();
                configuration.values[section + "." + key] = equals < 0 ? "true" : Value(line[(equals + 1)..]);
            }
        }

        return configuration;
    }

    /// <summary>Whether a setting is on.</summary>
    public bool IsTrue(string name, bool otherwise)
    {
        var value = this[name]?.ToUpperInvariant();
        return value switch
        {
            null => otherwise,
            "TRUE" or "YES" or "ON" or "1" => true,
            _ => false,
        };
    }

    private static string Value(string text)
    {
        var value = new System.Text.StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (c == '\\' && i + 1 < text.Length)
            {
                value.Append(text[++i]);
            }
            else if (!isQuoted && (c is '#' or ';'))
            {
                break;
            }
            else
            {
                value.Append(c);
            }
        }

        return value.ToString().Trim();
    }
}
