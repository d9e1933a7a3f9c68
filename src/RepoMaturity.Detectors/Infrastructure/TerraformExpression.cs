using System.Buffers;

namespace RepoMaturity.Detectors.Infrastructure;

/// <summary>What the expressions of Terraform name.</summary>
internal static class TerraformExpression
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");

    private static readonly string[] FileFunctions = ["templatefile(", "filebase64(", "filebase64sha256(", "filemd5(", "file("];
    private static readonly string[] FolderNames = ["${path.module}/", "${path.root}/", "${path.cwd}/"];

    /// <summary>The addresses of resources and modules in an expression: <c>aws_lambda_function.train</c>, <c>module.train</c>.</summary>
    public static IEnumerable<string> Addresses(string expression)
    {
        if (!expression.Contains('.', StringComparison.Ordinal))
        {
            yield break;
        }

        for (var at = 0; at < expression.Length;)
        {
            var start = expression.AsSpan(at).IndexOfAny(NameCharacters);
            if (start < 0)
            {
                yield break;
            }

            start += at;
            var length = expression.AsSpan(start).IndexOfAnyExcept(NameCharacters);
            at = length < 0 ? expression.Length : start + length;
            if (AddressOf(expression[start..at].Split('.')) is { } address)
            {
                yield return address;
            }
        }
    }

    /// <summary>The file that a function of the expression reads, or that its text names; null where there is none.</summary>
    public static string? File(string expression, bool isText)
    {
        foreach (var function in FileFunctions)
        {
            if (expression.IndexOf(function, StringComparison.Ordinal) is >= 0 and var at
                && expression.AsSpan(at + function.Length).TrimStart() is ['"', .. var rest] && rest.IndexOf('"') is > 0 and var end)
            {
                return Local(rest[..end].ToString());
            }
        }

        return isText ? Local(expression) : null;
    }

    /// <summary>A path as seen from the folder of the file: without the words for that folder.</summary>
    public static string Local(string path)
    {
        foreach (var name in FolderNames)
        {
            if (path.StartsWith(name, StringComparison.Ordinal))
            {
                return path[name.Length..];
            }
        }

        return path is "${path.module}" or "path.module" or "${path.root}" or "path.root" ? "." : path;
    }

    private static string? AddressOf(string[] parts) => parts switch
    {
        ["module" or "var", { Length: > 0 } name, ..] => parts[0] + "." + name,
        ["data", { Length: > 0 } type, { Length: > 0 } name, ..] when TerraformTypes.Carries(type) => $"data.{type}.{name}",
        [{ Length: > 0 } type, { Length: > 0 } name, ..] when TerraformTypes.CanBeStarted(type) || TerraformTypes.Carries(type) => $"{type}.{name}",
        _ => null,
    };
}
