using System.Collections.Immutable;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;

namespace RepoMaturity.Detectors.Python;

/// <summary>
/// Which functions of a command-line module a command runs: <c>python -m cli train</c> runs the one that is registered as <c>train</c>, and not its neighbours. Registered
/// are functions that <c>command</c> of Typer, Click and their like decorates.
/// </summary>
internal sealed class PythonSubcommands(RepositoryFacts repository)
{
    private readonly Dictionary<string, Registered> known = new(StringComparer.Ordinal);

    /// <summary>Connects a command with what it runs of a module; false where the words do not tell, and anything of it may run.</summary>
    /// <param name="site">The command.</param>
    /// <param name="path">The file of the module.</param>
    /// <param name="links">Takes the edges.</param>
    public bool Connect(RepositoryFacts.Site site, string path, LinkWriter links)
    {
        foreach (var unit in repository[path] is { } file ? PythonCases.Meant(file, site.Reference.Text ?? string.Empty) : [])
        {
            links.Connect(site, new UnitKey(path, unit.Id));
        }

        if (site.Reference.Arguments.FirstOrDefault(argument => argument.Name == ReferenceKinds.Subcommand).Value is not { } word || Find(path, word) is not { } functions)
        {
            return false;
        }

        foreach (var to in functions.Prepend(UnitKey.File(path)))
        {
            links.Connect(new Edge(site.From, to, site.Reference.Position, site.Reference.Text ?? site.Reference.Target, site.Reference.ByTestRunner) { IsLoad = true });
        }

        return true;
    }

    private List<UnitKey>? Find(string path, string word)
    {
        if (!known.TryGetValue(path, out var registered))
        {
            known.Add(path, registered = Read(path));
        }

        var named = registered.Commands[word].ToList();
        return registered.Commands.Count > 1 && named.Count > 0 ? [.. named, .. registered.Before] : null;
    }

    private Registered Read(string path)
    {
        var file = repository[path];
        var decorated = (file?.Facts ?? []).Where(fact => fact is { Kind: FactKind.Decorator, Value: not null, Scope: null }).ToList();
        return new Registered(
            decorated.Where(fact => fact.Name.EndsWith(".command", StringComparison.Ordinal)).SelectMany(Named).ToLookup(pair => pair.Name, pair => pair.Function, StringComparer.Ordinal),
            // A group of Click runs before its commands too, but it also holds them all.
            [.. decorated.Where(fact => fact.Name.EndsWith(".callback", StringComparison.Ordinal)).SelectMany(Functions)]);

        IEnumerable<UnitKey> Functions(Fact fact) =>
            file!.FindUnit(PythonParts.Of(fact.Value!)) is { } unit ? [new UnitKey(path, unit.Id)] : [];

        IEnumerable<(string Name, UnitKey Function)> Named(Fact fact) =>
            from function in Functions(fact)
            let given = fact.Arguments.FirstOrDefault(argument => argument.Name == "name").Value
            from name in given is null ? new[] { fact.Value!, fact.Value!.Trim('_').Replace('_', '-') }.Distinct(StringComparer.Ordinal) : [given]
            select (name, function);
    }

    /// <summary>The functions of a module by the names of their commands, and those that run before each of them.</summary>
    private sealed record Registered(ILookup<string, UnitKey> Commands, ImmutableArray<UnitKey> Before);
}
