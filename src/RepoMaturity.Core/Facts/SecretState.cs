namespace RepoMaturity.Core.Facts;

/// <summary>What the words of a command so far say of the next one.</summary>
internal struct SecretState
{
    private bool hidesNext;
    private bool takesSet;
    private bool takesPassword;
    private bool takesUser;
    private bool takesKey;
    private bool isScheme;

    /// <summary>Whether the word that follows is a secret.</summary>
    public readonly bool HidesNext(ReadOnlySpan<char> word)
    {
        return hidesNext && !(isScheme && IsScheme(word)) && word is not ['-', ..] && SecretNames.MayBeSecret(word) && (!takesUser || word.Contains(':'));
    }

    /// <summary>Takes a word.</summary>
    public void Take(ReadOnlySpan<char> word)
    {
        if (isScheme && IsScheme(word))
        {
            isScheme = false;
            return;
        }

        var wasKey = takesKey;
        hidesNext = false;
        isScheme = false;
        takesKey = false;
        var plain = word.Trim("\"'");
        switch (plain)
        {
            case "login":
                takesPassword = true;
                hidesNext = wasKey;
                return;
            case "wandb":
                takesKey = true;
                return;
            case "sshpass" or "twine":
                takesPassword = true;
                return;
            case "curl":
                takesUser = true;
                return;
            case "set" or "modify" or "config" or "add":
                takesSet = true;
                return;
            case "-p" when takesPassword:
                hidesNext = true;
                takesUser = false;
                return;
            case "-u" or "--user" when takesUser:
                hidesNext = true;
                return;
        }

        if (plain is [.., ':'] && SecretNames.IsSecret(plain))
        {
            hidesNext = isScheme = true;
            takesUser = false;
        }
        else if ((plain is ['-', _, ..] || takesSet) && !plain.Contains('=') && SecretNames.IsSecret(plain))
        {
            hidesNext = true;
            takesUser = false;
        }
    }

    /// <summary>The word between <c>Authorization:</c> and the secret.</summary>
    private static bool IsScheme(ReadOnlySpan<char> word) => word is "Bearer" or "bearer" or "Basic" or "basic" or "token" or "Token";
}
