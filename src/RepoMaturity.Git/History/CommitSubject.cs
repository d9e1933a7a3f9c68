using System.Buffers;

namespace RepoMaturity.Git.History;

/// <summary>What a commit says it does. Hosts write into merges who asked for them, and from where: that is not what they do.</summary>
internal static class CommitSubject
{
    private const int Longest = 200;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    /// <summary>One line; empty where the commit says nothing.</summary>
    public static string Of(string message)
    {
        var lines = message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var subject = lines.FirstOrDefault() ?? string.Empty;
        if (After(subject, "Merge pull request #") is { } request)
        {
            // GitHub writes the title below, and from whom the branch came beside.
            var number = $"#{request[..Math.Max(0, LengthOfDigits(request))]}";
            subject = lines.Length > 1 ? $"{lines[1]} ({number})" : $"Merge pull request {number}";
        }
        else if (subject.StartsWith("Merge ", StringComparison.Ordinal) && subject.IndexOf(" of ", StringComparison.Ordinal) is > 0 and var at)
        {
            // git writes from which repository, which is often somebody's.
            subject = subject[..at];
        }

        subject = string.Join(' ', subject.Split(' ').Select(word => word.Contains('@') && word.Contains('.') ? "***" : word));
        return subject.Length <= Longest ? subject : subject[..Longest];
    }

    private static string? After(string text, string start) => text.StartsWith(start, StringComparison.Ordinal) ? text[start.Length..] : null;

    private static int LengthOfDigits(string text) => text.AsSpan().IndexOfAnyExcept(Digits) is >= 0 and var end ? end : text.Length;
}
