using System.Globalization;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Python;
using RepoMaturity.Detectors.Python.Syntax;

namespace RepoMaturity.Detectors.Notebooks;

/// <summary>Finds what Jupyter notebooks do: their Python cells are read as one module, and their headings are kept.</summary>
public sealed class NotebookDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "notebook";

    /// <inheritdoc/>
    public string Summary => "Jupyter notebooks: the Python of their cells, the commands of their magics, and their headings.";

    /// <inheritdoc/>
    public int Version => 3;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } =
    [
        FactKind.Import, FactKind.Call, FactKind.Definition, FactKind.Base, FactKind.Decorator, FactKind.Raise, FactKind.Constant, FactKind.Command,
        FactKind.Dependency, FactKind.Heading,
    ];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.EndsWith(".ipynb", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var notebook = file.Read(NotebookReader.Instance);
        facts.AddProblems(notebook.Problems, Id);
        NotebookHeadings.Write(notebook, facts);
        if (!notebook.IsPython)
        {
            return;
        }

        var parts = ReadCells(notebook, file.Limits, facts);
        var finder = new PythonFactFinder(facts, RepositoryPath.Name(file.Path)) { HasUnit = false };
        finder.Find(parts);
    }

    private List<PythonPart> ReadCells(NotebookDocument notebook, ReadLimits limits, FactWriter facts)
    {
        var parts = new List<PythonPart>();
        var tokens = limits.Tokens;
        foreach (var cell in notebook.Cells)
        {
            if (cell.Kind != "code")
            {
                continue;
            }

            var magic = CellMagic.Of(cell.Source);
            if (magic.Command is { } command)
            {
                magic.Run(command, cell.Number, facts);
            }

            if (!magic.IsPython)
            {
                continue;
            }

            if (tokens <= 0)
            {
                facts.AddProblem(null, "More tokens than the limit allows: the rest of the notebook was not read.", Id);
                break;
            }

            var document = PythonReader.Cell.Read(SourceText.Of(magic.Python), limits with { Tokens = tokens });
            tokens -= document.Tokens;
            parts.Add(new PythonPart(document, cell.Number));
            foreach (var problem in document.Problems)
            {
                facts.AddProblem(null, string.Create(CultureInfo.InvariantCulture, $"Cell {cell.Number}, line {problem.Line}: {problem.Message}"), Id);
            }
        }

        return parts;
    }
}
