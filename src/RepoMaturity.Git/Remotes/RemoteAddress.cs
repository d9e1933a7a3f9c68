namespace RepoMaturity.Git.Remotes;

/// <summary>The address of a repository on a hosting service: <c>https://HOST/OWNER/NAME</c>.</summary>
/// <param name="Url">What git is given.</param>
/// <param name="Name">Last part of the path, without <c>.git</c>.</param>
public sealed record RemoteAddress(Uri Url, string Name)
{
    /// <summary>Whether a text is meant as an address and not as a path: it has a scheme, or the form that ssh uses.</summary>
    public static bool IsMeant(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains("://", StringComparison.Ordinal) || text.StartsWith("git@", StringComparison.Ordinal);
    }

    /// <summary>Reads an address.</summary>
    /// <param name="text"><c>https://HOST/OWNER/NAME</c>, with or without <c>.git</c> and a slash at the end; groups may nest.</param>
    /// <param name="wrong">One sentence on what is wrong and what to do; null when nothing is.</param>
    /// <returns>The address; null where it has another form, or carries a user, a password, a query or a fragment.</returns>
    public static RemoteAddress? Parse(string text, out string? wrong)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttps)
        {
            wrong = "Only https:// addresses are cloned (https://HOST/OWNER/NAME): clone anything else yourself, and scan the folder.";
            return null;
        }

        // A password in an argument stands in the list of processes and in the history of the shell: it is not repeated here either.
        if (url.UserInfo.Length > 0)
        {
            wrong = "The address carries a user or password: clone the repository yourself, and scan the folder.";
            return null;
        }

        var parts = url.AbsolutePath.Trim('/').Split('/');
        var name = parts[^1].EndsWith(".git", StringComparison.Ordinal) ? parts[^1][..^".git".Length] : parts[^1];
        var isPlain = url.Query.Length == 0 && url.Fragment.Length == 0 && parts.Length > 1 && parts.All(IsName) && IsName(name);
        wrong = isPlain ? null : $"'{text}' is not the address of a repository: give https://HOST/OWNER/NAME, and a branch or folder by --rev and --path.";
        return isPlain ? new RemoteAddress(new Uri(url.GetLeftPart(UriPartial.Path).TrimEnd('/')), name) : null;
    }

    private static bool IsName(string part) =>
        part.Length > 0 && part.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or '~') && part.Any(character => character != '.') && part[0] != '-';
}
