namespace RepoMaturity.Git.History;

/// <summary>What names and addresses of authors say.</summary>
internal static class Identity
{
    // Automation that does not call itself a bot.
    private static readonly HashSet<string> Automation = new(StringComparer.Ordinal)
    {
        "dependabot", "dependabot-preview", "renovate", "github-actions", "github actions", "github action", "actions-user", "action@github.com",
        "github-classroom", "pre-commit-ci", "mergify", "greenkeeper", "travis ci", "travis-ci", "circleci", "jenkins", "gitlab-ci", "gitlab ci",
        "azure pipelines", "azure devops", "semantic-release", "release-please", "weblate", "allcontributors", "imgbot", "web-flow", "codecov",
        "codesandbox", "autofix-ci", "ci", "bot",
    };

    /// <summary>Takes off what surrounds names by mistake; git and libgit2 take off different parts of it.</summary>
    public static string Trim(string text) => text.Trim(' ', '\t', '\r', '\n', '.', ',', ':', ';', '<', '>', '"', '\\', '\'');

    /// <summary>Whether an author is a program.</summary>
    public static bool IsAutomation(string name, string email)
    {
        var plainName = Trim(name).ToLowerInvariant();
        var plainEmail = Trim(email).ToLowerInvariant();
        var at = plainEmail.IndexOf('@', StringComparison.Ordinal);
        var account = at < 0 ? plainEmail : plainEmail[..at];
        return IsAutomation(plainName) || IsAutomation(account[(account.IndexOf('+', StringComparison.Ordinal) + 1)..])
            || Automation.Contains(plainEmail);
    }

    private static bool IsAutomation(string name) =>
        Automation.Contains(name)
        || name.EndsWith("[bot]", StringComparison.Ordinal)
        || name.EndsWith("-bot", StringComparison.Ordinal)
        || name.EndsWith("_bot", StringComparison.Ordinal)
        || name.EndsWith(" bot", StringComparison.Ordinal);
}
