using System.Text.Json;

namespace RepoMaturity.GitHub.Transport;

/// <summary>Makes of an answer that refuses an exception that says so.</summary>
internal static class Refusals
{
    private const int Longest = 200;

    /// <summary>The exception.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="answer">What came back.</param>
    /// <param name="token">What must not be repeated, should the answer repeat it.</param>
    public static GitHubException Of(RestRequest request, RestAnswer answer, string? token)
    {
        var said = Said(answer, token);
        var failure = answer.Status switch
        {
            401 => GitHubFailure.Unauthorized,
            403 when said.Contains("is locked", StringComparison.OrdinalIgnoreCase) => GitHubFailure.Locked,
            403 => GitHubFailure.Forbidden,
            404 or 410 => GitHubFailure.NotFound,
            422 => GitHubFailure.Invalid,
            _ => GitHubFailure.Unexpected,
        };
        return new GitHubException(failure, $"{request}: GitHub answers with {answer.Status}{(said.Length > 0 ? $", '{said}'" : string.Empty)}.");
    }

    /// <summary>GitHub's own words, on one line.</summary>
    private static string Said(RestAnswer answer, string? token)
    {
        try
        {
            using var document = JsonDocument.Parse(answer.Body, new JsonDocumentOptions { MaxDepth = 16 });
            var said = document.RootElement.OptionalText("message") ?? string.Empty;
            said = token is { Length: > 0 } ? said.Replace(token, "***", StringComparison.Ordinal) : said;
            said = string.Concat(said.Select(character => char.IsControl(character) ? ' ' : character)).TrimEnd('.', ' ');
            return said.Length <= Longest ? said : $"{said[..Longest]}...";
        }
        catch (JsonException)
        {
            return string.Empty;
        }
    }
}
