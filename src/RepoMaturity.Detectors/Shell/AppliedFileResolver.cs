using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.CodeBuild;

namespace RepoMaturity.Detectors.Shell;

/// <summary>
/// Connects commands that apply a file or folder (manifests, charts, infrastructure, job definitions) with it and with what it declares.
/// </summary>
public sealed class AppliedFileResolver : IResolver
{
    private static readonly string[] ComposeNames = ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"];

    /// <inheritdoc/>
    public string Id => "applied-files";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        foreach (var site in repository.References(AppliedFiles.Kind))
        {
            var target = site.Reference.Target is "" or "." ? string.Empty : site.Reference.Target.TrimEnd('/');
            if (ReferencePaths.FindFile(repository, site, target) is { } path)
            {
                Connect(repository, links, site, path);
            }
            else if (Folder(repository, site, target) is { } folder)
            {
                var beginning = RepositoryPath.Below(folder, string.Empty);
                foreach (var file in repository.Files.Where(file => file.Path.StartsWith(beginning, StringComparison.Ordinal) && IsDeclaration(file.Path)))
                {
                    Connect(repository, links, site, file.Path);
                }
            }
            else if (target == BuildFiles.Default)
            {
                foreach (var file in BuildFiles.Below(repository))
                {
                    Connect(repository, links, site, file);
                }
            }
        }

        foreach (var site in repository.References(ComposeReferences.Up))
        {
            if (ComposeFile(repository, site) is { } path)
            {
                Connect(repository, links, site, path);
            }
        }

        foreach (var site in repository.References(ComposeReferences.Run))
        {
            if (ComposeFile(repository, site) is { } path && UnitKey.In(repository[path], "service:" + site.Reference.Arguments[0].Value) is { } unit)
            {
                links.Connect(site, unit);
            }
        }
    }

    /// <summary>The compose file that a command means; the default names are tried where it gives none.</summary>
    internal static string? ComposeFile(RepositoryFacts repository, RepositoryFacts.Site site) =>
        (site.Reference.Target.Length > 0 ? [site.Reference.Target] : ComposeNames)
            .Select(name => ReferencePaths.FindFile(repository, site, name))
            .FirstOrDefault(path => path is not null);

    private static string? Folder(RepositoryFacts repository, RepositoryFacts.Site site, string target) => target.Length == 0
        ? site.Reference.Folder is { Length: > 0 } own ? own : null
        : ReferencePaths.Candidates(site, target).FirstOrDefault(folder => folder.Length > 0 && repository.HasFolder(folder));

    private static bool IsDeclaration(string path) =>
        YamlPath.IsYaml(path) || path.EndsWith(".json", StringComparison.Ordinal) || path.EndsWith(".bicep", StringComparison.Ordinal);

    private static void Connect(RepositoryFacts repository, LinkWriter links, RepositoryFacts.Site site, string path)
    {
        links.Connect(site, UnitKey.File(path));
        foreach (var unit in repository[path]?.Units ?? [])
        {
            if (unit.Kind is UnitKind.Service or UnitKind.Stage or UnitKind.Pipeline or UnitKind.Job)
            {
                links.Connect(site, new UnitKey(path, unit.Id));
            }
        }
    }
}
