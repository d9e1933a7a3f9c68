using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Dvc;

/// <summary>
/// Connects <c>dvc repro</c> and <c>dvc exp run</c> with the stages that they run: of the <c>dvc.yaml</c> in the folder of the command or, where the folder is
/// not known, of the nearest one above the file.
/// </summary>
public sealed class DvcStageResolver : IResolver
{
    /// <inheritdoc/>
    public string Id => "dvc-stages";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        foreach (var site in repository.References(ReferenceKinds.DvcStage))
        {
            if (Find(repository, site) is { } unit)
            {
                links.Connect(site, unit);
            }
        }

        DvcTemplates.Connect(repository, links);
    }

    private static UnitKey? Find(RepositoryFacts repository, RepositoryFacts.Site site)
    {
        var target = site.Reference.Target;
        var colon = target.LastIndexOf(':');
        var (file, stage) = colon >= 0 ? (target[..colon], target[(colon + 1)..])
            : target.EndsWith("dvc.yaml", StringComparison.Ordinal) || target.EndsWith(".dvc", StringComparison.Ordinal) ? (target, string.Empty)
            : ("dvc.yaml", target);
        var below = site.Reference.Arguments.FirstOrDefault(argument => argument.Name == ReferencePaths.Below).Value;
        foreach (var folder in site.Reference.Folder is { } known ? [known] : RepositoryPath.Upwards(RepositoryPath.Folder(site.File.Path)))
        {
            if (RepositoryPath.Combine(folder, below is null ? file : below + "/" + file) is { } path && repository[path] is { } pipeline)
            {
                return stage.Length == 0 ? new UnitKey(path, pipeline.FindUnit(DvcReferences.Pipeline)?.Id ?? string.Empty)
                    : Stage(pipeline, stage) is { } unit ? new UnitKey(path, unit.Id)
                    : pipeline.IsUnread ? UnitKey.File(path)
                    : null;
            }
        }

        return null;
    }

    /// <summary>A stage by its name; of one over a list, <c>train@large</c>, the part before the sign.</summary>
    private static Unit? Stage(FileFacts pipeline, string name) =>
        pipeline.FindUnit("stage:" + name) ?? (name.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? pipeline.FindUnit("stage:" + name[..at]) : null);
}
