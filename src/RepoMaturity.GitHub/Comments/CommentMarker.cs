using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace RepoMaturity.GitHub.Comments;

/// <summary>The hidden first line of a comment by which it is found again: <c>&lt;!-- repomaturity:comment ID run 12.1 --&gt;</c>.</summary>
/// <param name="Id">Which of the comments on one pull request it is.</param>
/// <param name="Run">The run that wrote it.</param>
public sealed partial record CommentMarker(string Id, RunOrder Run)
{
    private const int LongestId = 64;

    /// <summary>The line.</summary>
    public string Line => $"<!-- repomaturity:comment {Id} run {Run} -->";

    /// <summary>The marker of a comment; null where it does not begin with one. One that stands further down is quoted.</summary>
    public static CommentMarker? Read(string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Form().Match(body) is { Success: true } match
            && long.TryParse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && int.TryParse(match.Groups["attempt"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var attempt)
            ? new CommentMarker(match.Groups["id"].Value, new RunOrder(number, attempt))
            : null;
    }

    /// <summary>The id for any text: the text itself where it can stand in a marker, else a name made of it.</summary>
    public static string IdOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length is > 0 and <= LongestId && Plain().IsMatch(text))
        {
            return text;
        }

        return text.Length == 0 ? "default" : $"x{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16]}";
    }

    [GeneratedRegex(@"\A<!-- repomaturity:comment (?<id>[A-Za-z0-9._-]{1,64}) run (?<number>[0-9]{1,18})\.(?<attempt>[0-9]{1,9}) -->(?:\r?\n|\z)", RegexOptions.NonBacktracking)]
    private static partial Regex Form();

    [GeneratedRegex(@"\A[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Plain();
}
