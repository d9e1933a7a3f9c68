using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Languages.Syntax;

namespace RepoMaturity.Detectors.Languages.CSharp;

/// <summary>Finds what C# source uses, calls, defines and runs.</summary>
public sealed class CSharpDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "csharp";

    /// <inheritdoc/>
    public string Summary => "C# source: namespaces used, calls on the types that declarations name, attributes, classes and their bases.";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Import, FactKind.Call, FactKind.Definition, FactKind.Base, FactKind.Decorator, FactKind.Raise];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.EndsWith(".cs", StringComparison.Ordinal) && !path.EndsWith(".g.cs", StringComparison.Ordinal) && !path.EndsWith(".Designer.cs", StringComparison.Ordinal)
            && !path.EndsWith(".designer.cs", StringComparison.Ordinal) && !SourceFolders.AreForeign(path);
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var document = file.Read(CodeReader.CSharp);
        facts.AddProblems(document.Problems, Id);
        new CSharpFactFinder(facts, document.Tokens, RepositoryPath.Name(file.Path)).Find();
    }
}
