using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Orchestrators;

/// <summary>
/// Reads pipelines of Ploomber, told by their shape: a list of tasks, each with the source that it runs and the product that it leaves. A source is a script, a notebook, a
/// query or the dotted name of a function. Syntax: Ploomber's specification of <c>pipeline.yaml</c>.
/// </summary>
public sealed class PloomberDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "ploomber";

    /// <inheritdoc/>
    public string Summary => "Ploomber pipelines: tasks and the scripts or functions that they run";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Stage];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return YamlPath.IsYaml(path) && RepositoryPath.Name(path).Contains("pipeline", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        if (!SharedFormat.IsWrittenWith(file, "source:") || !SharedFormat.IsWrittenWith(file, "product:"))
        {
            return;
        }

        var root = file.Read(YamlReader.Instance).Root;
        var tasks = (root["tasks"]?.Items ?? []).Where(task => task["source"]?.Value is { Length: > 0 } && task["product"] is not null).ToList();
        if (tasks.Count == 0)
        {
            return;
        }

        facts.Add(new Unit(PipelineFiles.Whole, UnitKind.Pipeline, RepositoryPath.Name(file.Path), new Position(tasks[0].Line)));
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var task in tasks)
        {
            var source = task["source"]!;
            var name = task["name"]?.Value ?? NameOf(source.Value!);
            if (taken.Add(name))
            {
                Write(name, source, RepositoryPath.Folder(file.Path), facts);
            }
        }
    }

    private static void Write(string name, DocumentNode source, string folder, FactWriter facts)
    {
        var id = "task:" + name;
        var position = new Position(source.Line);
        var target = source.Value!;
        facts.Add(new Unit(id, UnitKind.Stage, name, position));
        facts.Add(new Fact(FactKind.Stage, name, position, target, id));
        facts.Add(new Reference(ReferenceKinds.Unit, "#" + id, position, PipelineFiles.Whole) { Text = $"task {name}" });
        var dot = target.LastIndexOf('.');
        var isFile = target.Contains('/', StringComparison.Ordinal) || dot < 0 || target[dot..] is ".py" or ".ipynb" or ".sql" or ".sh" or ".R" or ".Rmd" or ".r" or ".md";
        facts.Add(new Reference(isFile ? ReferenceKinds.Script : ReferenceKinds.Module, isFile ? target : target[..dot], position, id)
        {
            Folder = folder,
            Text = $"source {target}",
            Arguments = isFile ? [] : [new Argument(ReferenceKinds.CalledObject, target[(dot + 1)..])],
        });
    }

    /// <summary>A task without a name is named after its source.</summary>
    private static string NameOf(string source)
    {
        var last = RepositoryPath.Name(source);
        var dot = last.LastIndexOf('.');
        return dot <= 0 ? last : source.Contains('/', StringComparison.Ordinal) ? last[..dot] : last[(dot + 1)..] is "py" or "ipynb" or "sql" or "sh" or "R" ? last[..dot] : last[(dot + 1)..];
    }
}
