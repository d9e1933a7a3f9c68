using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Python;

/// <summary>
/// Connects the modules of Django that name one another in texts (https://docs.djangoproject.com/en/stable/ref/settings/#root-urlconf): who serves the site with its addresses,
/// addresses with those that they include, and <c>manage.py train</c> with the command of that name. Settings alone reach no addresses: every module imports them.
/// </summary>
public sealed class DjangoResolver : IResolver
{
    /// <summary>Kind of reference to a command. Target: its name.</summary>
    internal const string Command = "django-command";

    /// <summary>Kind of reference to the settings of a site. Target: their module.</summary>
    internal const string Settings = "django-settings";

    private const string Commands = "/management/commands/";

    /// <inheritdoc/>
    public string Id => "django-modules";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        var sites = repository.References(Settings);
        var started = repository.References(ReferenceKinds.Script).Where(site => RepositoryPath.Name(site.Reference.Target) == "manage.py")
            .Select(site => (Site: site, Name: site.Reference.Arguments.FirstOrDefault(argument => argument.Name == ReferenceKinds.Subcommand).Value)).ToList();
        if (sites.Count > 0)
        {
            var modules = new PythonModuleFinder(repository);
            ConnectIncluded(repository, modules, links);
            ConnectServed(repository, modules, sites, [.. started.Where(start => start.Name is "runserver" or "runserver_plus").Select(start => start.Site)], links);
        }

        ConnectCommands(repository, [.. started, .. repository.References(Command).Select(site => (site, (string?)site.Reference.Target))], links);
    }

    private static void ConnectIncluded(RepositoryFacts repository, PythonModuleFinder modules, LinkWriter links)
    {
        foreach (var file in repository.Files)
        {
            foreach (var fact in file.Facts)
            {
                if (fact is { Kind: FactKind.Call, Name: "django.urls.include" or "django.conf.urls.include", Value: { Length: > 0 } module })
                {
                    foreach (var path in Find(modules, file.Path, module))
                    {
                        links.Connect(new Edge(UnitKey.Of(file, fact.Scope), UnitKey.File(path), fact.Position, $"include {module}") { IsImport = true });
                    }
                }
            }
        }
    }

    private static void ConnectServed(
        RepositoryFacts repository, PythonModuleFinder modules, IReadOnlyList<RepositoryFacts.Site> sites, IReadOnlyList<RepositoryFacts.Site> served, LinkWriter links)
    {
        foreach (var site in sites)
        {
            var serves = site.File.Facts.Any(fact => fact is { Kind: FactKind.Call, Name: "django.core.wsgi.get_wsgi_application" or "django.core.asgi.get_asgi_application" });
            var isManager = RepositoryPath.Name(site.File.Path) == "manage.py";
            if (!serves && !(isManager && served.Count > 0))
            {
                continue;
            }

            foreach (var addresses in Addresses(repository, modules, site))
            {
                if (serves)
                {
                    links.Connect(new Edge(site.From, UnitKey.File(addresses), site.Reference.Position, $"serves {addresses}") { IsImport = true });
                }

                foreach (var start in isManager ? served : [])
                {
                    links.Connect(new Edge(start.From, UnitKey.File(addresses), start.Reference.Position, start.Reference.Text ?? start.Reference.Target, start.Reference.ByTestRunner) { IsImport = true });
                }
            }
        }
    }

    /// <summary>The modules of addresses that the settings of a site name, in their own file or in one beside it from which they take the rest.</summary>
    private static IEnumerable<string> Addresses(RepositoryFacts repository, PythonModuleFinder modules, RepositoryFacts.Site site)
    {
        var folders = Find(modules, site.File.Path, site.Reference.Target).Select(RepositoryPath.Folder).ToHashSet(StringComparer.Ordinal);
        return repository.Files.Where(file => folders.Contains(RepositoryPath.Folder(file.Path)))
            .SelectMany(file => file.Facts.Where(fact => fact is { Kind: FactKind.Constant, Name: "ROOT_URLCONF", Value: not null }).SelectMany(fact => Find(modules, file.Path, fact.Value!)))
            .Where(path => RepositoryPath.Name(path) != "__init__.py").Distinct(StringComparer.Ordinal);
    }

    private static void ConnectCommands(RepositoryFacts repository, IReadOnlyList<(RepositoryFacts.Site Site, string? Name)> started, LinkWriter links)
    {
        if (started.Count == 0)
        {
            return;
        }

        var commands = repository.Files.Where(file => file.Path.Contains(Commands, StringComparison.Ordinal) && file.Path.EndsWith(".py", StringComparison.Ordinal))
            .ToLookup(file => RepositoryPath.Name(file.Path)[..^".py".Length], StringComparer.Ordinal);
        foreach (var (site, name) in started)
        {
            foreach (var file in name is null ? [] : commands[name])
            {
                links.Connect(site, UnitKey.File(file.Path));
                if (file.FindUnit(PythonParts.Of("Command")) is { } command)
                {
                    links.Connect(site, new UnitKey(file.Path, command.Id));
                }
            }
        }
    }

    private static IReadOnlyList<string> Find(PythonModuleFinder modules, string importer, string module) =>
        modules.FindImport(RepositoryPath.Folder(importer), new Reference(ReferenceKinds.Import, module, default));
}
