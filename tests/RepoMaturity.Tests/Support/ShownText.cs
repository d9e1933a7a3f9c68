using System.Globalization;

namespace RepoMaturity.Tests.Support;

/// <summary>What a terminal or a runner of workflows would obey in what the program wrote.</summary>
internal static class ShownText
{
    private static readonly string[] Signs = ["##[", "##vso", "##teamcity"];

    public static IEnumerable<string> Obeyed(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            for (var i = 0; i < line.Length; i++)
            {
                if (CharUnicodeInfo.GetUnicodeCategory(line, i) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate
                    && !(i > 0 && char.IsSurrogatePair(line, i - 1)))
                {
                    yield return $"U+{(int)line[i]:X4} in {line}";
                }
            }

            if (line.Trim().StartsWith("::", StringComparison.Ordinal) || Signs.Any(sign => line.Contains(sign, StringComparison.Ordinal)))
            {
                yield return "command: " + line;
            }
        }
    }
}
