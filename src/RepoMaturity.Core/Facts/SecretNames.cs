namespace RepoMaturity.Core.Facts;

/// <summary>Names of options, variables and keys whose values are secrets.</summary>
internal static class SecretNames
{
    /// <summary>Endings without their signs: <c>API_KEY</c>, <c>api-key</c> and <c>apiKey</c> are one.</summary>
    private static readonly string[] Endings =
    [
        "token", "password", "passwd", "passphrase", "pwd", "secret", "apikey", "accesskey", "accesskeyid", "secretkey", "accountkey", "connectionstring",
        "credential", "credentials", "auth", "authorization",
    ];

    /// <summary>Whether what has this name is a secret.</summary>
    public static bool IsSecret(ReadOnlySpan<char> name)
    {
        name = name.TrimEnd(":+?\"'");
        if (name is "PWD" or "OLDPWD")
        {
            // The folder in which a shell works.
            return false;
        }

        foreach (var ending in Endings)
        {
            if (Ends(name, ending))
            {
                return true;
            }
        }

        return name.Equals("pass", StringComparison.OrdinalIgnoreCase)
            || (name.EndsWith("pass", StringComparison.OrdinalIgnoreCase) && name[^5] is '_' or '-');
    }

    /// <summary>Whether a value may be a secret: not one that names a variable, nor a switch, nor what is hidden already.</summary>
    public static bool MayBeSecret(ReadOnlySpan<char> value)
    {
        value = value.TrimStart("\"'");
        return value switch
        {
            [] or ['`', ..] or ['{', '{', ..] or ['*', '*', '*', ..] or ['$', '*', ..] or ['<', ..] or ['%', ..] => false,
            ['$', var next, ..] when char.IsAsciiLetter(next) || next is '_' or '{' or '(' or '@' => false,
            _ => !IsSwitch(value),
        };
    }

    private static bool IsSwitch(ReadOnlySpan<char> value) => value.Equals("true", StringComparison.OrdinalIgnoreCase) || value.Equals("false", StringComparison.OrdinalIgnoreCase)
        || value.Equals("none", StringComparison.OrdinalIgnoreCase) || value.Equals("null", StringComparison.OrdinalIgnoreCase) || value.StartsWith("id=", StringComparison.Ordinal);

    private static bool Ends(ReadOnlySpan<char> name, string ending)
    {
        var at = ending.Length;
        for (var i = name.Length - 1; i >= 0 && at > 0; i--)
        {
            if (name[i] is '_' or '-')
            {
                continue;
            }

            if (char.ToLowerInvariant(name[i]) != ending[--at])
            {
                return false;
            }
        }

        return at == 0;
    }
}
