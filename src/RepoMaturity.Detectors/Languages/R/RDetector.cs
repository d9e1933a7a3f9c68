using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Languages.Syntax;

namespace RepoMaturity.Detectors.Languages.R;

/// <summary>Finds what R source loads, calls, defines and runs, in scripts and in the chunks of R Markdown and Quarto documents.</summary>
public sealed class RDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "r";

    /// <inheritdoc/>
    public string Summary => "R source, R Markdown and Quarto: packages loaded, calls, definitions, files run, steps of targets, routes of plumber.";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Import, FactKind.Call, FactKind.Definition, FactKind.Decorator, FactKind.Stage, FactKind.Command];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.EndsWith(".R", StringComparison.Ordinal) || path.EndsWith(".r", StringComparison.Ordinal) || IsDocument(path);
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var isDocument = IsDocument(file.Path);
        var document = isDocument ? CodeReader.R.Read(SourceText.Of(RChunks.Of(file.Source.Text)), file.Limits) : file.Read(CodeReader.R);
        facts.AddProblems(document.Problems, Id);
        new RFactFinder(facts, document.Tokens, file.Path).Find();
        if (!isDocument)
        {
            PlumberRoutes.Write(file.Source.Text, facts);
        }
    }

    private static bool IsDocument(string path) =>
        path.EndsWith(".Rmd", StringComparison.Ordinal) || path.EndsWith(".rmd", StringComparison.Ordinal) || path.EndsWith(".qmd", StringComparison.Ordinal);
}
