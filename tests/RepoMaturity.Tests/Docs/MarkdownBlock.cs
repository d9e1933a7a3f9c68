using RepoMaturity.Tests.Architecture;

namespace RepoMaturity.Tests.Docs;

/// <summary>A fenced block of a Markdown file of this repository.</summary>
/// <param name="Language">What stands behind the opening fence: <c>console</c>, <c>text</c>, ...</param>
/// <param name="Lines">The lines between the fences.</param>
/// <param name="Before">The line of text above it, where one stands there.</param>
internal sealed record MarkdownBlock(string Language, IReadOnlyList<string> Lines, string Before)
{
    private const string Fence = "```";

    /// <summary>The blocks of a file, in their order.</summary>
    public static IReadOnlyList<MarkdownBlock> Read(string path)
    {
        var blocks = new List<MarkdownBlock>();
        var before = string.Empty;
        string? language = null;
        var lines = new List<string>();
        foreach (var line in File.ReadLines(SourceTree.At(path)))
        {
            if (language is null && line.StartsWith(Fence, StringComparison.Ordinal))
            {
                language = line[Fence.Length..].Trim();
            }
            else if (language is not null && line == Fence)
            {
                blocks.Add(new MarkdownBlock(language, [.. lines], before));
                language = null;
                lines.Clear();
            }
            else if (language is not null)
            {
                lines.Add(line);
            }
            else if (line.Length > 0)
            {
                before = line;
            }
        }

        Assert.That(language, Is.Null, $"{path}: a fence is not closed");
        return blocks;
    }
}
