using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Python;

namespace RepoMaturity.Detectors.Orchestrators.Airflow;

/// <summary>Looks up what modules define for others to import: constants, and names of data sets.</summary>
internal sealed class AirflowValues(RepositoryFacts repository)
{
    private PythonModuleFinder? modules;

    /// <summary>The text of a constant that a file imports; null where the repository does not show one.</summary>
    public string? Constant(FileFacts importer, string dotted) =>
        Modules(importer, dotted).SelectMany(module => module.Facts).FirstOrDefault(fact => fact.Kind == FactKind.Constant && fact.Name == Last(dotted))?.Value;

    /// <summary>The data sets that a target of a reference means; none where it is something else.</summary>
    public IReadOnlyList<string> DataSets(FileFacts importer, string target)
    {
        if (target[0] != AirflowReferences.Imported)
        {
            return [target];
        }

        var dotted = target[1..];
        return [.. Modules(importer, dotted).SelectMany(module => module.References)
            .Where(reference => reference.Kind == AirflowReferences.DataSet && reference.Arguments[0].Name == Last(dotted)).Select(reference => reference.Target)];
    }

    /// <summary>The text of an argument of a fact: as written, or as the module says from which it is imported.</summary>
    public string? Argument(FileFacts file, Fact fact, string name)
    {
        if (fact.Arguments.FirstOrDefault(argument => argument.Name == name).Value is { } text)
        {
            return text;
        }

        var imported = file.References.FirstOrDefault(reference => reference.Kind == AirflowReferences.Value && reference.Position == fact.Position && reference.Arguments[0].Name == name);
        return imported is null ? null : Constant(file, imported.Target) ?? AirflowReferences.Imported + imported.Target;
    }

    private static string Last(string dotted) => dotted[(dotted.LastIndexOf('.') + 1)..];

    private IEnumerable<FileFacts> Modules(FileFacts importer, string dotted)
    {
        var dot = dotted.LastIndexOf('.');
        if (dot <= 0)
        {
            return [];
        }

        modules ??= new PythonModuleFinder(repository);
        var import = new Reference(ReferenceKinds.Import, dotted[..dot], default) { Arguments = [new Argument(Last(dotted), null)] };
        return modules.FindImport(RepositoryPath.Folder(importer.Path), import).Reverse().Select(path => repository[path]).OfType<FileFacts>();
    }
}
