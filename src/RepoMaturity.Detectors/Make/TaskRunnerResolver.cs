using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Make;

/// <summary>Connects <c>just RECIPE</c> and <c>task TASK</c> with the recipe or task of the file in the folder of the command, or the nearest above.</summary>
public sealed class TaskRunnerResolver : IResolver
{
    private static readonly string[] Justfiles = ["justfile", "Justfile", ".justfile"];
    private static readonly string[] Taskfiles = ["Taskfile.yml", "Taskfile.yaml", "taskfile.yml", "taskfile.yaml", "Taskfile.dist.yml", "Taskfile.dist.yaml"];

    /// <inheritdoc/>
    public string Id => "task-runners";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        Resolve(MakeReferences.Recipe, Justfiles, repository, links);
        Resolve(MakeReferences.Task, Taskfiles, repository, links);
    }

    private static void Resolve(string kind, string[] names, RepositoryFacts repository, LinkWriter links)
    {
        foreach (var site in repository.References(kind))
        {
            var named = site.Reference.Arguments.FirstOrDefault(argument => argument.Name == "file").Value;
            foreach (var name in named is null ? names : [named])
            {
                if (ReferencePaths.FindFile(repository, site, name) is not { } path || repository[path] is not { } file)
                {
                    continue;
                }

                var unit = site.Reference.Target.Length > 0 ? file.FindUnit(MakeDetector.Unit(site.Reference.Target))
                    : kind == MakeReferences.Task ? file.FindUnit(MakeDetector.Unit("default")) : file.Units.FirstOrDefault(each => each.Kind == UnitKind.Task);
                if (unit is not null)
                {
                    links.Connect(site, new UnitKey(path, unit.Id));
                }

                break;
            }
        }
    }
}
