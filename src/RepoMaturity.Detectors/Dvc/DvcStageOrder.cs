using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Dvc;

/// <summary>Says which stages run before others: those whose outputs they depend on. To run a stage is to run these too.</summary>
internal static class DvcStageOrder
{
    private static readonly string[] Outputs = ["outs", "metrics", "plots"];

    public static void Write(DocumentNode stages, FactWriter facts)
    {
        var makers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var stage in stages.Entries)
        {
            foreach (var list in Outputs)
            {
                foreach (var (path, _) in Paths(stage.Value, list))
                {
                    makers[path] = stage.Key;
                }
            }
        }

        foreach (var stage in stages.Entries)
        {
            foreach (var (path, line) in Paths(stage.Value, "deps"))
            {
                if (Maker(makers, path) is { } maker && maker != stage.Key)
                {
                    facts.Add(new Reference(ReferenceKinds.Unit, "#stage:" + maker, new Position(line), "stage:" + stage.Key) { Text = $"stage {stage.Key} depends on {maker}" });
                }
            }
        }
    }

    /// <summary>The stage that makes a path, or a folder that it lies in.</summary>
    private static string? Maker(Dictionary<string, string> makers, string path)
    {
        for (var part = path; part.Length > 0; part = RepositoryPath.Folder(part))
        {
            if (makers.TryGetValue(part, out var maker))
            {
                return maker;
            }
        }

        return null;
    }

    private static IEnumerable<(string Path, int Line)> Paths(DocumentNode stage, string list)
    {
        var body = stage["do"] ?? stage;
        var folder = body["wdir"]?.Value ?? string.Empty;
        foreach (var item in body[list]?.Items ?? [])
        {
            var path = item.Value ?? (item.Entries.Count > 0 ? item.Entries[0].Key : string.Empty);
            if (path.Length > 0 && RepositoryPath.Combine(folder, path) is { } combined)
            {
                yield return (combined, item.Line);
            }
        }
    }
}
