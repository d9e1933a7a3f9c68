using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Languages.Syntax;

namespace RepoMaturity.Detectors.Languages.JavaScript;

/// <summary>Finds what JavaScript and TypeScript source imports, calls and defines.</summary>
public sealed class JavaScriptDetector : IDetector
{
    private static readonly string[] Endings = [".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".mts", ".cts"];

    /// <inheritdoc/>
    public string Id => "javascript";

    /// <inheritdoc/>
    public string Summary => "JavaScript and TypeScript source: imports, calls on imported names, definitions, constructs of the AWS CDK.";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } =
        [FactKind.Import, FactKind.Call, FactKind.Definition, FactKind.Base, FactKind.Decorator, FactKind.Raise, FactKind.Resource, FactKind.Command, FactKind.Action];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)) && !path.EndsWith(".d.ts", StringComparison.Ordinal) && !path.EndsWith(".min.js", StringComparison.Ordinal)
            && !path.EndsWith(".bundle.js", StringComparison.Ordinal) && !SourceFolders.AreForeign(path);
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var document = file.Read(CodeReader.JavaScript);
        facts.AddProblems(document.Problems, Id);
        new JavaScriptFactFinder(facts, document.Tokens, RepositoryPath.Folder(file.Path)).Find();
    }
}
