using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Languages.Syntax;

namespace RepoMaturity.Detectors.Languages.Jvm;

/// <summary>Finds what Java, Kotlin and Scala source imports, calls, defines and runs.</summary>
public sealed class JvmDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "jvm";

    /// <inheritdoc/>
    public string Summary => "Java, Kotlin and Scala source: imports, calls on imported types, annotations, classes and their bases.";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Import, FactKind.Call, FactKind.Definition, FactKind.Base, FactKind.Decorator, FactKind.Raise];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return (path.EndsWith(".java", StringComparison.Ordinal) || path.EndsWith(".scala", StringComparison.Ordinal) || path.EndsWith(".kt", StringComparison.Ordinal))
            && !SourceFolders.AreForeign(path);
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var document = file.Read(CodeReader.Jvm);
        facts.AddProblems(document.Problems, Id);
        new JvmFactFinder(facts, document.Tokens, RepositoryPath.Name(file.Path), file.Path.EndsWith(".java", StringComparison.Ordinal)).Find();
    }
}
