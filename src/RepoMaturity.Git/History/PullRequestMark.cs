namespace RepoMaturity.Git.History;

/// <summary>The words that hosts write into the commit that merges a pull request.</summary>
internal static class PullRequestMark
{
    /// <summary>The number of the merged pull request, as a text that is the same for the same request; null where the commit merges none.</summary>
    public static string? Find(string message)
    {
        var end = message.IndexOf('\n', StringComparison.Ordinal);
        var subject = (end < 0 ? message : message[..end]).TrimEnd();
        var body = end < 0 ? default : message.AsSpan(end);
        return After(subject, "Merge pull request #") // GitHub, and Gitea in "Merge pull request 'title' (#12)"
            ?? After(subject, "Merged PR ") // Azure DevOps
            ?? Bitbucket(subject)
            ?? GitLab(body)
            ?? InBrackets(subject);
    }

    private static string? After(string text, string start) =>
        text.StartsWith(start, StringComparison.Ordinal) ? Digits(text.AsSpan(start.Length)) : null;

    private static string? Bitbucket(string subject)
    {
        const string Mark = "(pull request #";
        var at = subject.IndexOf(Mark, StringComparison.Ordinal);
        return at >= 0 && subject.StartsWith("Merged in ", StringComparison.Ordinal) ? Digits(subject.AsSpan(at + Mark.Length)) : null;
    }

    private static string? GitLab(ReadOnlySpan<char> body)
    {
        const string Mark = "\nSee merge request ";
        var at = body.LastIndexOf(Mark);
        if (at < 0)
        {
            return null;
        }

        var line = body[(at + Mark.Length)..];
        var end = line.IndexOf('\n');
        line = end < 0 ? line : line[..end];
        var mark = line.IndexOf('!');
        return mark < 0 ? null : Digits(line[(mark + 1)..]) is { } number ? "!" + number : null;
    }

    private static string? InBrackets(string subject)
    {
        var at = subject.LastIndexOf("(#", StringComparison.Ordinal);
        return at > 0 && subject.EndsWith(')') && Digits(subject.AsSpan(at + 2)) is { } number && at + 2 + number.Length == subject.Length - 1 ? number : null;
    }

    private static string? Digits(ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAnyExceptInRange('0', '9');
        length = length < 0 ? text.Length : length;
        return length is > 0 and < 10 ? text[..length].ToString() : null;
    }
}
