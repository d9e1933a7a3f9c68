using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Make;

/// <summary>
/// Connects commands that run a named task (<c>just train</c>, <c>tox -e lint</c>, <c>pixi run train</c>) with the task in the file of the command's folder, or
/// in the nearest above.
/// </summary>
public sealed class TaskRunnerResolver : IResolver
{
    /// <inheritdoc/>
    public string Id => "task-runners";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        foreach (var runners in TaskRunners.All.GroupBy(runner => runner.Kind, StringComparer.Ordinal))
        {
            foreach (var site in repository.References(runners.Key))
            {
                _ = runners.Any(runner => Connect(repository, links, site, runner));
            }
        }
    }

    private static bool Connect(RepositoryFacts repository, LinkWriter links, RepositoryFacts.Site site, TaskRunner runner)
    {
        var named = site.Reference.Arguments.FirstOrDefault(argument => argument.Name == "file").Value;
        foreach (var name in named is null ? runner.Files : [named])
        {
            if (File(repository, site, name, runner) is { } file)
            {
                if (file.IsUnread && Units(file, site.Reference.Target, runner).Count == 0)
                {
                    links.Connect(site, UnitKey.File(file.Path));
                    return true;
                }

                var units = Units(file, site.Reference.Target, runner).Where(unit => new UnitKey(file.Path, unit.Id) != site.From).ToList();
                units.ForEach(unit => links.Connect(site, new UnitKey(file.Path, unit.Id)));
                if (units.Count > 0 || runner.Folders.Length == 0)
                {
                    return units.Count > 0;
                }
            }
        }

        return ConnectFile(repository, links, site, runner);
    }

    /// <summary>The nearest file of this name that has tasks, or may have them.</summary>
    private static FileFacts? File(RepositoryFacts repository, RepositoryFacts.Site site, string name, TaskRunner runner) => ReferencePaths.Candidates(site, name)
        .Select(path => repository[path])
        .FirstOrDefault(file => file is not null && (file.IsUnread || file.Units.Any(unit => unit.IsTask(runner))));

    private static List<Unit> Units(FileFacts file, string target, TaskRunner runner)
    {
        if (target.Length == 0 && runner.Default is null)
        {
            return [.. file.Units.Where(unit => unit.IsTask(runner)).Take(1)];
        }

        var wanted = target.Length == 0 ? runner.Default! : target;
        return TaskRunners.Spellings(runner.Kind, wanted)
            .Select(names => names.Select(name => file.FindUnit(runner.Prefix + name)).OfType<Unit>().Distinct().ToList())
            .FirstOrDefault(units => units.Count > 0) ?? [];
    }

    /// <summary>A task that is a file of its own; colons in its name are folders.</summary>
    private static bool ConnectFile(RepositoryFacts repository, LinkWriter links, RepositoryFacts.Site site, TaskRunner runner)
    {
        var name = site.Reference.Target.Replace(':', '/');
        foreach (var folder in name.Length == 0 ? [] : runner.Folders)
        {
            foreach (var ending in (string[])["", ".sh", ".py"])
            {
                if (ReferencePaths.FindFile(repository, site, RepositoryPath.Below(folder, name + ending)) is { } path)
                {
                    links.Connect(site, UnitKey.File(path));
                    return true;
                }
            }
        }

        return false;
    }
}
