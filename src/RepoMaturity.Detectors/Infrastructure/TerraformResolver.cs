using System.Globalization;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Docker;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Infrastructure;

/// <summary>
/// Connects what applies Terraform with the configurations, modules and what they declare; resources with one another, with the code and images that they run, and with the
/// clocks and events that start them.
/// </summary>
public sealed class TerraformResolver : IResolver
{
    /// <inheritdoc/>
    public string Id => "terraform";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        var folders = new TerraformFolders(repository);
        if (folders.IsEmpty)
        {
            return;
        }

        Apply(repository, folders, links);
        foreach (var (site, folder) in folders.Calls)
        {
            Connect(links, site, folders.Declared(folder));
        }

        foreach (var site in repository.References(TerraformReferences.Resource))
        {
            Connect(links, site, folders.Find(TerraformFolders.FolderOf(site), site.Reference.Target));
        }

        ConnectNamed(repository, links);
        foreach (var site in repository.References(TerraformReferences.StartedBy))
        {
            foreach (var unit in folders.Find(TerraformFolders.FolderOf(site), site.Reference.Target))
            {
                links.Connect(new Edge(unit, site.From, site.Reference.Position, site.Reference.Text!));
            }
        }

        foreach (var site in repository.References(TerraformReferences.Clock))
        {
            Start(folders, links, site);
        }

        ConnectCode(repository, folders, links);
    }

    /// <summary>What a resource names as the cloud does is the one in its folder that is given this name.</summary>
    private static void ConnectNamed(RepositoryFacts repository, LinkWriter links)
    {
        foreach (var site in repository.References(TerraformReferences.Named))
        {
            var (type, name) = site.Reference.Target.Split(' ', 2) is [var first, var second] ? (first + ".name", second) : (string.Empty, string.Empty);
            foreach (var file in repository.Files.Where(file => RepositoryPath.Folder(file.Path) == RepositoryPath.Folder(site.File.Path)))
            {
                Connect(links, site, file.Facts.Where(fact => fact.Kind == FactKind.Key && fact.Name == type && fact.Value == name && fact.Scope is not null).Select(fact => UnitKey.Of(file, fact.Scope)));
            }
        }
    }

    private static void Apply(RepositoryFacts repository, TerraformFolders folders, LinkWriter links)
    {
        foreach (var site in repository.References(TerraformReferences.Apply))
        {
            foreach (var folder in Applied(folders, site))
            {
                Connect(links, site, folders.Declared(folder));
            }
        }

        foreach (var file in repository.Files)
        {
            foreach (var fact in file.Facts)
            {
                if (fact.Kind == FactKind.Action && AppliedByAction(fact) is { } folder && folders.Contains(folder))
                {
                    foreach (var unit in folders.Declared(folder))
                    {
                        links.Connect(new Edge(UnitKey.Of(file, fact.Scope), unit, fact.Position, fact.Name));
                    }
                }
            }
        }
    }

    /// <summary>The folder of a command; all configurations below it, where it says so; where its folder is not known, the only one that can be meant.</summary>
    private static IReadOnlyList<string> Applied(TerraformFolders folders, RepositoryFacts.Site site)
    {
        if (site.Reference.Arguments.Any(argument => argument.Name == InfrastructurePrograms.All))
        {
            var beginning = RepositoryPath.Below(site.Reference.Folder ?? string.Empty, string.Empty);
            return [.. folders.Roots.Where(folder => beginning.Length == 0 || (folder + "/").StartsWith(beginning, StringComparison.Ordinal))];
        }

        if (ReferencePaths.Candidates(site, site.Reference.Target).FirstOrDefault(folders.Contains) is { } found)
        {
            return [found];
        }

        var roots = folders.Roots;
        return roots.Count == 1 ? roots : [];
    }

    private static string? AppliedByAction(Fact fact)
    {
        string? Value(string name) => fact.Arguments.FirstOrDefault(argument => argument.Name == name).Value;
        var folder = fact.Name switch
        {
            "dflook/terraform-apply" or "dflook/tofu-apply" => Value("path") ?? string.Empty,
            "hashicorp/tfc-workflows-github/actions/upload-configuration" => Value("directory") ?? string.Empty,
            _ when fact.Name.StartsWith("TerraformTask", StringComparison.Ordinal) && Value("command") == "apply" => Value("workingDirectory") ?? string.Empty,
            _ => null,
        };
        return folder is null ? null : RepositoryPath.Combine(string.Empty, folder.Replace("$(System.DefaultWorkingDirectory)", string.Empty, StringComparison.Ordinal));
    }

    /// <summary>A clock whose expression is empty by default, or whose resource is not made by default, starts nothing.</summary>
    private static void Start(TerraformFolders folders, LinkWriter links, RepositoryFacts.Site site)
    {
        var folder = TerraformFolders.FolderOf(site);
        var expression = folders.Resolve(folder, site.Reference.Target);
        var count = site.Reference.Arguments.FirstOrDefault(argument => argument.Name == "count").Value;
        if ((site.Reference.Target.Length > 0 && expression is "" or "null")
            || (count is not null && folders.Resolve(folder, count.Split('?')[0].Trim()) is "false" or "0"))
        {
            return;
        }

        var kind = (TriggerKind)int.Parse(site.Reference.Arguments[0].Value!, CultureInfo.InvariantCulture);
        var detail = expression.Length > 0 ? "schedule " + expression : site.Reference.Text!;
        links.Start(site.From, new Trigger(kind, detail, site.Reference.Position));
    }

    private static void ConnectCode(RepositoryFacts repository, TerraformFolders folders, LinkWriter links)
    {
        var code = new DeployedCode(repository);
        var packages = repository.References(TerraformReferences.Package).ToLookup(site => site.From);
        var named = repository.References(TerraformReferences.Resource).ToLookup(site => site.From);
        var registries = repository.References(TerraformReferences.Registry).ToLookup(site => site.From);
        foreach (var site in repository.References(TerraformReferences.File))
        {
            if (code.File(site, folders.Resolve(TerraformFolders.FolderOf(site), site.Reference.Target)) is { } path)
            {
                links.Connect(site, UnitKey.File(path));
            }
        }

        IEnumerable<UnitKey> Named(RepositoryFacts.Site site) =>
            named[site.From].SelectMany(other => folders.Find(TerraformFolders.FolderOf(other), other.Reference.Target)).Prepend(site.From);

        foreach (var site in repository.References(TerraformReferences.Handler))
        {
            var folder = TerraformFolders.FolderOf(site);
            var places = Named(site).SelectMany(unit => packages[unit]).Select(package => (TerraformFolders.FolderOf(package), folders.Resolve(folder, package.Reference.Target)));
            if (code.Handler(folders.Resolve(folder, site.Reference.Target), places) is { } path)
            {
                links.Connect(site, UnitKey.File(path));
            }
        }

        foreach (var site in repository.References(TerraformReferences.Image))
        {
            var folder = TerraformFolders.FolderOf(site);
            var own = Named(site).SelectMany(unit => registries[unit]).Select(registry => folders.Resolve(TerraformFolders.FolderOf(registry), registry.Reference.Target)).FirstOrDefault();
            if (code.Image(folders.Resolve(folder, site.Reference.Target), own) is { } dockerfile)
            {
                links.Connect(site, new UnitKey(dockerfile, DockerfileDetector.EntryPoint));
            }
        }
    }

    private static void Connect(LinkWriter links, RepositoryFacts.Site site, IEnumerable<UnitKey> units)
    {
        foreach (var unit in units)
        {
            links.Connect(site, unit);
        }
    }
}
