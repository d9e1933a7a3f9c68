using System.Text.Json;

namespace RepoMaturity.Cli;

/// <summary>A comparison that was written as JSON, by a run that a stranger may have changed: read up to a size, checked, and rendered anew.</summary>
internal sealed class DeltaFile
{
    /// <summary>Far more than any comparison has.</summary>
    public const int Largest = 8 * 1024 * 1024;

    private readonly string markdown;

    private DeltaFile(string markdown, bool isNews)
    {
        this.markdown = markdown;
        IsNews = isNews;
    }

    /// <summary>Whether something changed.</summary>
    public bool IsNews { get; }

    /// <summary>Reads a file.</summary>
    public static DeltaFile Read(string file)
    {
        var found = new FileInfo(file);
        if (!found.Exists)
        {
            throw new UsageException($"There is no comparison '{file}': write one with 'diff BASE HEAD --format json --output {file}'.");
        }

        return found.Length <= Largest && Parse(File.ReadAllBytes(file)) is { } delta
            ? delta
            : throw new UsageException($"'{file}' is no comparison that 'diff --format json' wrote, or one of a schema that this program does not know.");
    }

    /// <summary>What people read of it, in at most so many characters.</summary>
    public string Write(int most) => markdown.Length <= most ? markdown : markdown[..most];

    private static DeltaFile? Parse(byte[] text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var isNews = document.RootElement.GetProperty("changed").GetBoolean();
            return new DeltaFile(isNews ? "The way models are operated changes.\n" : "Nothing changes in the way models are operated.\n", isNews);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
