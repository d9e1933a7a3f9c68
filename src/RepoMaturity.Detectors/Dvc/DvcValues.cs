using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Dvc;

/// <summary>Says what the templates of a pipeline stand for: its <c>vars</c>, the files they name, and the lists of <c>foreach</c> and <c>matrix</c>.</summary>
internal static class DvcValues
{
    private const int Most = 100;

    /// <summary>Whether a stage names what it runs, or where, by a template.</summary>
    public static bool HasTemplate(DocumentNode body) =>
        (body["cmd"]?.OneOrMany() ?? []).Append(body["wdir"]).Any(text => text?.Value?.Contains("${", StringComparison.Ordinal) == true);

    /// <summary>Writes the files of values of a pipeline; <c>params.yaml</c> is always one.</summary>
    public static void WriteFiles(DocumentNode root, string folder, FactWriter facts)
    {
        IEnumerable<DocumentNode> named = [.. root["vars"]?.Items ?? [], .. (root["stages"]?.Entries ?? []).SelectMany(stage => stage.Value["vars"]?.Items ?? [])];
        foreach (var file in named.Select(item => item.Value).OfType<string>().Select(value => value.Split(':')[0]).Prepend("params.yaml").Distinct(StringComparer.Ordinal))
        {
            if (RepositoryPath.Combine(folder, file) is { } path)
            {
                facts.Add(new Reference(DvcReferences.Values, path, new Position(1)));
            }
        }
    }

    /// <summary>Writes what the templates of a stage stand for.</summary>
    public static void Write(DocumentNode root, MappingEntry stage, string scope, FactWriter facts)
    {
        var values = new List<Argument>();
        foreach (var vars in (root["vars"]?.Items ?? []).Concat(stage.Value["vars"]?.Items ?? []))
        {
            Flatten(vars, string.Empty, values);
        }

        if (stage.Value["foreach"] is { } list)
        {
            Add(list, "item", values);
            foreach (var entry in list.Entries)
            {
                values.Add(new Argument("key", entry.Key));
            }
        }

        foreach (var axis in stage.Value["matrix"]?.Entries ?? [])
        {
            Add(axis.Value, "item." + axis.Key, values);
        }

        facts.Add(new Reference(DvcReferences.Template, stage.Key, new Position(stage.Line), scope) { Arguments = [.. values.Take(Most)] });
    }

    /// <summary>Adds the items of a list; one that stands in a file of values, by its name.</summary>
    private static void Add(DocumentNode list, string name, List<Argument> values)
    {
        if (list.Value is ['$', '{', .. var source, '}'])
        {
            values.Add(new Argument(DvcReferences.Over, $"{name}={source.Trim()}"));
            return;
        }

        foreach (var item in list.Items.Concat(list.Entries.Select(entry => entry.Value)))
        {
            Flatten(item, name, values);
        }
    }

    private static void Flatten(DocumentNode node, string name, List<Argument> values)
    {
        if (node.Value is { } text)
        {
            if (name.Length > 0)
            {
                values.Add(new Argument(name, text));
            }

            return;
        }

        foreach (var entry in node.Entries.Take(Most))
        {
            Flatten(entry.Value, name.Length == 0 ? entry.Key : name + "." + entry.Key, values);
        }
    }
}
