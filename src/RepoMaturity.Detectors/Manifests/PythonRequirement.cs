namespace RepoMaturity.Detectors.Manifests;

/// <summary>
/// One requirement on a Python package (https://packaging.python.org/en/latest/specifications/dependency-specifiers/), or an address that pip installs from.
/// </summary>
/// <param name="Name">Normalised name.</param>
/// <param name="Specifier">Versions or address as written, credentials left out; null when free.</param>
internal sealed record PythonRequirement(string Name, string? Specifier)
{
    /// <summary>Reads a requirement without its comment; null when it names no package (a path, an option, nonsense).</summary>
    public static PythonRequirement? Parse(ReadOnlySpan<char> text)
    {
        text = WithoutOptions(text.Trim());
        if (text.StartsWith("-e ", StringComparison.Ordinal))
        {
            text = text[3..].TrimStart();
        }

        var address = text.IndexOf("://", StringComparison.Ordinal);
        var at = text.IndexOf('@');
        if (address >= 0 && (at < 0 || at > address))
        {
            return OfAddress(text);
        }

        var length = NameLength(text);
        if (length == 0)
        {
            return null;
        }

        var rest = WithoutExtras(text[length..].TrimStart());
        if (rest.StartsWith('@'))
        {
            var target = WithoutMarker(rest[1..], " ;").Trim();
            return new PythonRequirement(PackageName.OfPython(text[..length]), target.IsEmpty ? null : WithoutCredentials(target));
        }

        var specifier = WithoutMarker(rest, ";").Trim();
        if (specifier.Length > 1 && specifier[0] == '(' && specifier[^1] == ')')
        {
            specifier = specifier[1..^1].Trim();
        }

        if (!specifier.IsEmpty && specifier[0] is not ('=' or '<' or '>' or '!' or '~' or '*'))
        {
            return null;
        }

        return new PythonRequirement(PackageName.OfPython(text[..length]), specifier.IsEmpty || specifier is "*" ? null : specifier.ToString());
    }

    /// <summary>An address as it may be shown: without a user's name and password.</summary>
    public static string WithoutCredentials(ReadOnlySpan<char> address)
    {
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
        {
            return address.ToString();
        }

        var host = address[(scheme + 3)..];
        var end = host.IndexOf('/');
        var user = (end < 0 ? host : host[..end]).LastIndexOf('@');
        return user < 0 ? address.ToString() : string.Concat(address[..(scheme + 3)], host[(user + 1)..]);
    }

    private static PythonRequirement? OfAddress(ReadOnlySpan<char> text)
    {
        var address = WithoutMarker(text, " ;").Trim();
        var name = ReadOnlySpan<char>.Empty;
        var fragment = address.IndexOf('#');
        if (fragment >= 0 && address[fragment..].IndexOf("egg=", StringComparison.Ordinal) is >= 0 and var egg)
        {
            name = address[(fragment + egg + 4)..];
        }
        else
        {
            name = fragment < 0 ? address : address[..fragment];
            var host = name.IndexOf("://", StringComparison.Ordinal) + 3;
            var slash = name[host..].LastIndexOf('/');
            name = slash < 0 ? [] : name[(host + slash + 1)..];

            // A wheel's name ends at its version; a repository's at its extension or its revision.
            name = name.EndsWith(".whl", StringComparison.Ordinal) && name.IndexOf('-') is > 0 and var version ? name[..version] : name;
            var end = name.IndexOf(".git", StringComparison.Ordinal);
            name = end < 0 ? name : name[..end];
        }

        var length = NameLength(name);
        return length == 0 ? null : new PythonRequirement(PackageName.OfPython(name[..length]), WithoutCredentials(address));
    }

    private static int NameLength(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !char.IsAsciiLetterOrDigit(text[0]))
        {
            return 0;
        }

        var length = 1;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] is '-' or '_' or '.'))
        {
            length++;
        }

        return length;
    }

    private static ReadOnlySpan<char> WithoutExtras(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith('['))
        {
            return text;
        }

        var end = text.IndexOf(']');
        return end < 0 ? text : text[(end + 1)..].TrimStart();
    }

    private static ReadOnlySpan<char> WithoutMarker(ReadOnlySpan<char> text, string mark)
    {
        var marker = text.IndexOf(mark, StringComparison.Ordinal);
        return marker < 0 ? text : text[..marker];
    }

    // Options of one requirement: --hash, --config-settings.
    private static ReadOnlySpan<char> WithoutOptions(ReadOnlySpan<char> text)
    {
        var option = text.IndexOf(" --", StringComparison.Ordinal);
        return option < 0 ? text : text[..option].TrimEnd();
    }
}
