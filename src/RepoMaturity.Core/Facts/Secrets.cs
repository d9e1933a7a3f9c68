using System.Text;

namespace RepoMaturity.Core.Facts;

/// <summary>
/// Hides secrets that stand in what a file says, so that no report repeats them: user-info of addresses, values behind names of secrets
/// (<c>--token x</c>, <c>PASSWORD=x</c>, <c>Authorization: Bearer x</c>), and words that are keys by their beginning. What only names a secret
/// (<c>$TOKEN</c>, <c>${{ secrets.TOKEN }}</c>) stays.
/// </summary>
public static class Secrets
{
    /// <summary>What stands in the place of a secret.</summary>
    public const string Hidden = "***";

    /// <summary>Without one of these a text has no secret that is known here; most texts have none.</summary>
    private static readonly SignTable Signs = new(
        ignoresCase: true,
        "://", "token", "pass", "pwd", "secret", "key", "credential", "auth", "login", " -p", " -u", "connection", "ghp_", "gho_", "ghs_", "ghu_", "ghr_", "github_pat_", "glpat-", "AKIA", "ASIA",
            "xox", "sk-", "AIza", "hf_", "eyJ", "-----BEGIN");

    /// <summary>Without one of these a text has nothing that is a secret by itself.</summary>
    private static readonly SignTable KnownSigns = new(
        ignoresCase: false,
        "://", "ghp_", "gho_", "ghs_", "ghu_", "ghr_", "github_pat_", "glpat-", "AKIA", "ASIA", "xox", "sk-", "AIza", "hf_", "eyJ", "-----BEGIN");

    /// <summary>A text with its secrets hidden.</summary>
    public static string Mask(string text) => !Signs.IsIn(text) ? text : new SecretMask(text).Whole();

    /// <summary>Whether a text may hold what is a secret by itself: false is certain.</summary>
    public static bool MayHold(string text) => KnownSigns.IsIn(text);

    /// <summary>A text in which only what is a secret by itself is hidden: for paths and names that something is found by.</summary>
    public static string MaskKnown(string text) => MayHold(text) ? SecretWords.Mask(text) : text;

    /// <summary>The value of something that has a name.</summary>
    public static string MaskValue(string name, string value) => value.Length > 0 && SecretNames.IsSecret(name) && SecretNames.MayBeSecret(value) ? Hidden : Mask(value);

    /// <summary>The words of a command joined by one space; the value of an option is hidden as a whole, blanks and all.</summary>
    public static string Join(IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var text = new StringBuilder();
        var state = new SecretState();
        foreach (var word in words)
        {
            text.Append(text.Length == 0 ? string.Empty : " ").Append(state.HidesNext(word) ? Hidden : word);
            state.Take(word);
        }

        return Mask(text.ToString());
    }
}
