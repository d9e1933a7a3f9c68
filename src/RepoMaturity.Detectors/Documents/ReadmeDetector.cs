using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Settings;

namespace RepoMaturity.Detectors.Documents;

/// <summary>
/// Reads the structure of README, CONTRIBUTING and MODEL_CARD files: headings, the keys of the YAML before the text, and the opening
/// words, which say what kind of repository this wants to be. What the text claims of practices is not read.
/// </summary>
public sealed class ReadmeDetector : IDetector
{
    private const int LargestText = 512 * 1024;

    /// <summary>The first sentences say what a repository is; those after them more and more what else there is in the world.</summary>
    private static readonly (string Part, int Longest)[] Lengths = [("title", 400), ("opening", 1_500), ("text", 4_000)];

    /// <inheritdoc/>
    public string Id => "readme";

    /// <inheritdoc/>
    public string Summary => "README, CONTRIBUTING and MODEL_CARD files: headings, and whether steps stand under them.";

    /// <inheritdoc/>
    public int Version => 3;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Heading, FactKind.Description, FactKind.Key];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        var name = RepositoryPath.Name(path);
        return (name.StartsWith("README", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("CONTRIBUTING", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("MODEL_CARD", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("MODELCARD", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("MODEL-CARD", StringComparison.OrdinalIgnoreCase))
            && Ending(name) is "" or ".md" or ".markdown" or ".rst" or ".txt";
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var text = file.Source.Text;
        if (text.Length > LargestText)
        {
            facts.AddProblem(null, "Longer than the limit allows: the rest of the file was not read.", Id);
            text = text[..LargestText];
        }

        text = WithoutFrontMatter(text, file.Limits, facts);
        var headings = Ending(RepositoryPath.Name(file.Path)) == ".rst" ? RestructuredTextOutline.Read(text) : MarkdownOutline.Read(text);
        var prose = Opening.Of(text, Lengths[^1].Longest);
        foreach (var (part, longest) in prose.Length == 0 ? [] : Lengths)
        {
            facts.Add(new Fact(FactKind.Description, Beginning(prose, longest), new Position(1), part));
        }

        foreach (var heading in headings)
        {
            if (HeadingText.Normalise(heading.Text) is { Length: > 0 } name)
            {
                facts.Add(new Fact(FactKind.Heading, name, new Position(heading.Line), heading.HasSteps ? "code" : null));
            }
        }
    }

    // Half of a pair of surrogates would be no text.
    private static string Beginning(string prose, int longest) =>
        prose.Length <= longest ? prose : prose[..(char.IsHighSurrogate(prose[longest - 1]) ? longest - 1 : longest)];

    // Blanked, so that the lines of what follows stay where they are.
    private static string WithoutFrontMatter(string text, ReadLimits limits, FactWriter facts)
    {
        if (!text.StartsWith("---\n", StringComparison.Ordinal) || text.IndexOf("\n---", 3, StringComparison.Ordinal) is not (> 0 and var end))
        {
            return text;
        }

        var matter = text[..end];
        new KeyFacts(facts).Write(YamlReader.Instance.Read(SourceText.Of(matter), limits).Root);
        return new string('\n', matter.AsSpan().Count('\n') + 1) + text[Math.Min(end + 4, text.Length)..];
    }

    private static string Ending(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot < 0 ? string.Empty : name[dot..].ToLowerInvariant();
    }
}
