using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Http;

namespace RepoMaturity.Detectors.Python;

/// <summary>Connects the parts of Python modules: what runs one, runs the functions and classes that it mentions.</summary>
internal sealed class PythonMentionLinks(RepositoryFacts repository, PythonDefinitionFinder definitions, LinkWriter links)
{
    private readonly Dictionary<string, List<Reference>> imports = repository.References(ReferenceKinds.Import)
        .GroupBy(site => site.File.Path, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Select(site => site.Reference).ToList(), StringComparer.Ordinal);

    /// <summary>The functions that train when somebody asks for it over the network.</summary>
    private readonly HashSet<UnitKey> asked = [.. repository.References(HttpReferences.Route).Where(site => PythonRoutes.Trains(site.Reference)).Select(site => site.From)];

    /// <summary>Writes the edges.</summary>
    public void Write()
    {
        foreach (var file in repository.Files)
        {
            ConnectMainBlock(file);
        }

        foreach (var site in repository.References(ReferenceKinds.Mentions))
        {
            var (from, folder) = (site.From, RepositoryPath.Folder(site.File.Path));
            foreach (var mention in site.Reference.Arguments)
            {
                Connect(site, from, folder, mention);
            }
        }

        foreach (var site in repository.References(ReferenceKinds.Module))
        {
            ConnectCalled(site);
        }
    }

    /// <summary>Who runs a file may call any of its functions: by its main block, by an argument, or as the host of a handler.</summary>
    private void ConnectMainBlock(FileFacts file)
    {
        if (file.FindUnit(PythonParts.Main) is not { Kind: UnitKind.MainBlock } main)
        {
            return;
        }

        var from = new UnitKey(file.Path, main.Id);
        ConnectInside(from, UnitKey.File(file.Path));
        foreach (var definition in definitions.All(file.Path).Where(definition => !asked.Contains(definition)))
        {
            ConnectInside(from, definition);
        }
    }

    private void Connect(RepositoryFacts.Site site, UnitKey from, string folder, Argument mention)
    {
        if (mention.Name.Length == 0)
        {
            ConnectOwn(from, site.File, mention.Value!);
            return;
        }

        var found = definitions.Find(folder, mention.Name);
        if (mention.Value is { } registered)
        {
            if (found.IsHere)
            {
                ConnectOwn(from, site.File, registered);
            }

            return;
        }

        if (found.Definitions.Count == 0)
        {
            return;
        }

        var import = ImportOf(site.File.Path, mention.Name);
        var position = import?.Position ?? site.Reference.Position;
        foreach (var definition in found.Definitions)
        {
            if (definition.Path == site.File.Path)
            {
                ConnectInside(from, definition);
            }
            else
            {
                links.Connect(new Edge(from, definition, position, import?.Text ?? mention.Name, site.Reference.ByTestRunner) { IsImport = true });
                ConnectCases(from, definition.Path, position, site.Reference.ByTestRunner);
            }
        }
    }

    /// <summary>Who calls a program instead of running it may look up anything in its tables.</summary>
    private void ConnectCases(UnitKey from, string path, Position position, bool byTestRunner)
    {
        foreach (var unit in repository[path]?.Units ?? [])
        {
            if (PythonCases.IsCase(unit))
            {
                links.Connect(new Edge(from, new UnitKey(path, unit.Id), position, unit.Name, byTestRunner) { IsImport = true });
            }
        }
    }

    private void ConnectOwn(UnitKey from, FileFacts file, string definition)
    {
        if (definition == PythonMentions.All)
        {
            foreach (var each in definitions.All(file.Path))
            {
                ConnectInside(from, each);
            }
        }
        else if (file.FindUnit(PythonParts.Of(definition)) is { } unit)
        {
            ConnectInside(from, new UnitKey(file.Path, unit.Id));
        }
    }

    /// <summary>What loads a module and calls one object of it; an object that is no function of the module may call all of them.</summary>
    private void ConnectCalled(RepositoryFacts.Site site)
    {
        foreach (var argument in site.Reference.Arguments)
        {
            if (argument.Name is not (ReferenceKinds.CalledObject or ReferenceKinds.Application))
            {
                continue;
            }

            var module = site.Reference.Target;
            var named = argument.Value is { } name ? definitions.Find(RepositoryPath.Folder(site.File.Path), module + "." + name).Definitions : [];
            var called = named.Count > 0 || argument.Name == ReferenceKinds.Application ? named
                : definitions.Find(RepositoryPath.Folder(site.File.Path), module).Definitions;
            foreach (var definition in called)
            {
                links.Connect(site, definition);
            }
        }
    }

    private void ConnectInside(UnitKey from, UnitKey to)
    {
        if (from != to)
        {
            links.Connect(new Edge(from, to, default, string.Empty) { IsInner = true });
        }
    }

    private Reference? ImportOf(string path, string dotted) => imports.GetValueOrDefault(path)?
        .Where(import => dotted.StartsWith(import.Target, StringComparison.Ordinal)
            && (dotted.Length == import.Target.Length || import.Target.EndsWith('.') || dotted[import.Target.Length] == '.'))
        .MaxBy(import => import.Target.Length);
}
