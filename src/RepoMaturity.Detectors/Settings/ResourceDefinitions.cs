using System.Text;

namespace RepoMaturity.Detectors.Settings;

/// <summary>
/// Definitions of kinds of resources in streams of manifests. Generated, and by far the largest manifests there are (a megabyte and more), they say no more than
/// their head does.
/// </summary>
internal static class ResourceDefinitions
{
    private const string Kind = "kind: CustomResourceDefinition";

    /// <summary>The text with every definition cut off after its head, before the line <c>spec:</c>; every line keeps its number.</summary>
    public static string WithoutBodies(string text)
    {
        if (!text.Contains(Kind, StringComparison.Ordinal))
        {
            return text;
        }

        var made = new StringBuilder(text.Length);
        for (var start = 0; start < text.Length;)
        {
            var boundary = text.IndexOf("\n---", start, StringComparison.Ordinal);
            var end = boundary < 0 ? text.Length : boundary + 1;
            var document = text.AsSpan(start, end - start);
            var body = document.IndexOf("\nspec:\n", StringComparison.Ordinal);
            if (body >= 0 && BeginsLine(document[..body]))
            {
                made.Append(document[..body]).Append('\n', document[body..].Count('\n'));
            }
            else
            {
                made.Append(document);
            }

            start = end;
        }

        return made.ToString();
    }

    private static bool BeginsLine(ReadOnlySpan<char> head)
    {
        var at = head.IndexOf(Kind, StringComparison.Ordinal);
        return at == 0 || (at > 0 && head[at - 1] == '\n');
    }
}
