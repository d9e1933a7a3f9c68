using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Python.Syntax;

namespace RepoMaturity.Detectors.Python;

/// <summary>Finds what Python source imports, calls, defines, raises and runs.</summary>
public sealed class PythonDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "python";

    /// <inheritdoc/>
    public string Summary => "Python source: imports, calls on resolved names, decorators, definitions, constants and commands.";

    /// <inheritdoc/>
    public int Version => 5;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } =
    [
        FactKind.Import, FactKind.Call, FactKind.Definition, FactKind.Base, FactKind.Decorator, FactKind.Raise, FactKind.Constant, FactKind.Command,
        FactKind.Dependency, FactKind.Resource, FactKind.Action,
    ];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.EndsWith(".py", StringComparison.Ordinal) || path.EndsWith(".pyw", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public bool IsStarted(string path) => path.StartsWith("dags/", StringComparison.Ordinal) || path.Contains("/dags/", StringComparison.Ordinal);

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var document = file.Read(PythonReader.Source);
        facts.AddProblems(document.Problems, Id);
        facts.IsTemplated |= document.IsTemplated;
        var finder = new PythonFactFinder(facts, RepositoryPath.Name(file.Path));
        finder.Find([new PythonPart(document, null)]);
    }
}
