using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Make;

/// <summary>
/// Connects <c>make TARGET</c> with the target of the makefile in the folder of the command, or the nearest above the file; a makefile has the targets of those
/// it includes, and an included one calls those of the one that includes it.
/// </summary>
public sealed class MakeTargetResolver : IResolver
{
    private static readonly string[] Names = ["GNUmakefile", "makefile", "Makefile"];

    /// <inheritdoc/>
    public string Id => "make-targets";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        var included = repository.References(MakeReferences.Include)
            .Select(site => (From: site.File.Path, To: ReferencePaths.FindFile(repository, site, site.Reference.Target)))
            .Where(pair => pair.To is not null).ToLookup(pair => pair.From, pair => pair.To!, StringComparer.Ordinal);
        var including = included.SelectMany(group => group.Select(path => (path, group.Key))).ToLookup(pair => pair.path, pair => pair.Key, StringComparer.Ordinal);
        var goals = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var site in repository.References(ReferenceKinds.MakeTarget))
        {
            if (Find(repository, site, included, including, goals) is { } unit && unit != site.From)
            {
                links.Connect(site, unit);
            }
        }
    }

    private static UnitKey? Find(RepositoryFacts repository, RepositoryFacts.Site site, ILookup<string, string> included, ILookup<string, string> including, Dictionary<string, string> goals)
    {
        var named = site.Reference.Arguments.FirstOrDefault(argument => argument.Name == "file").Value;
        foreach (var name in named is null ? Names : [named])
        {
            // Where the folder is known its makefile is the one that make reads, whatever lies above.
            var files = ReferencePaths.Candidates(site, name).Where(repository.HasFile).Take(site.Reference.Folder is null ? int.MaxValue : 1);
            foreach (var path in files.Concat(including[site.File.Path]).Distinct(StringComparer.Ordinal))
            {
                if (FindIn(repository, path, site.Reference.Target, included, goals) is { } unit)
                {
                    return unit;
                }
            }
        }

        return null;
    }

    private static UnitKey? FindIn(RepositoryFacts repository, string path, string target, ILookup<string, string> included, Dictionary<string, string> goals)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<string>([path]);
        if (target.Length == 0 && !goals.TryGetValue(path, out target!))
        {
            goals[path] = target = repository[path]?.Facts.FirstOrDefault(fact => fact.Kind == FactKind.Key && fact.Name == MakeDetector.DefaultGoal)?.Value
                ?? repository[path]?.Units.FirstOrDefault(unit => unit.Kind == UnitKind.Task)?.Name ?? string.Empty;
        }

        if (target.Length == 0 && repository[path]?.IsUnread == true)
        {
            return UnitKey.File(path);
        }

        while (target.Length > 0 && queue.TryDequeue(out var file))
        {
            if (!seen.Add(file))
            {
                continue;
            }

            if (UnitKey.In(repository[file], MakeDetector.Unit(target)) is { } unit)
            {
                return unit;
            }

            foreach (var next in included[file])
            {
                queue.Enqueue(next);
            }
        }

        return null;
    }
}
