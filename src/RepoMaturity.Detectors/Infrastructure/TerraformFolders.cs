using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Infrastructure;

/// <summary>The folders of a repository that hold Terraform configurations: a folder is what is applied, or called as a module, and its values and addresses are its own.</summary>
internal sealed class TerraformFolders
{
    private const int DeepestValue = 8;

    private readonly SortedDictionary<string, List<FileFacts>> files = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Folder, string Address), UnitKey> units = [];
    private readonly Dictionary<(string Folder, string Name), string?> values = [];
    private readonly Dictionary<string, List<RepositoryFacts.Site>> calls = new(StringComparer.Ordinal);
    private readonly Dictionary<UnitKey, string> modules = [];

    public TerraformFolders(RepositoryFacts repository)
    {
        foreach (var file in repository.Files)
        {
            if (TerraformDetector.IsConfiguration(file.Path))
            {
                Take(file);
            }
            else if (IsOwnValues(file.Path))
            {
                TakeValues(file, "value.", "var.");
            }
        }

        foreach (var site in repository.References(TerraformReferences.Module))
        {
            if (RepositoryPath.Combine(FolderOf(site), site.Reference.Target) is { } folder && files.ContainsKey(folder))
            {
                calls.TryAdd(folder, []);
                calls[folder].Add(site);
                modules.TryAdd(site.From, folder);
            }
        }
    }

    public bool IsEmpty => files.Count == 0;

    /// <summary>The folders that nothing calls as a module, with the settings that make them more than a file of examples.</summary>
    public IReadOnlyList<string> Roots => [.. files.Where(folder => !calls.ContainsKey(folder.Key) && folder.Value.Exists(file => file.Facts.Any(IsOfRoot))).Select(folder => folder.Key)];

    /// <summary>The calls of modules, with the folder of each.</summary>
    public IEnumerable<(RepositoryFacts.Site Site, string Folder)> Calls => calls.SelectMany(call => call.Value.Select(site => (site, call.Key)));

    public static string FolderOf(RepositoryFacts.Site site) => RepositoryPath.Folder(site.File.Path);

    public bool Contains(string folder) => files.ContainsKey(folder);

    /// <summary>The configurations of a folder as a whole, and what runs in them.</summary>
    public IEnumerable<UnitKey> Declared(string folder) => files[folder]
        .SelectMany(file => file.Units.Where(unit => unit.Kind == UnitKind.Service).Select(unit => new UnitKey(file.Path, unit.Id)).Prepend(UnitKey.File(file.Path)));

    /// <summary>The units that an address means in a folder: a resource, what alone runs in a module, or what a caller hands to a variable.</summary>
    public IEnumerable<UnitKey> Find(string folder, string address) => Find(folder, address, 0);

    /// <summary>An expression with the variables and locals in it replaced as far as their values are known.</summary>
    public string Resolve(string folder, string expression) => Resolve(folder, expression, 0);

    private static bool IsOfRoot(Fact fact) => fact.Kind == FactKind.Key
        && (fact.Name.StartsWith("provider.", StringComparison.Ordinal) || fact.Name.StartsWith("terraform.backend", StringComparison.Ordinal)
            || fact.Name.StartsWith("terraform.cloud", StringComparison.Ordinal) || fact.Name == "terraform.source");

    private static bool IsOwnValues(string path) => RepositoryPath.Name(path) == "terraform.tfvars" || path.EndsWith(".auto.tfvars", StringComparison.Ordinal);

    private void Take(FileFacts file)
    {
        var folder = RepositoryPath.Folder(file.Path);
        if (!files.TryGetValue(folder, out var list))
        {
            files.Add(folder, list = []);
        }

        list.Add(file);
        foreach (var unit in file.Units)
        {
            units.TryAdd((folder, unit.Id), new UnitKey(file.Path, unit.Id));
        }

        TakeValues(file, "variable.", "default.");
        TakeValues(file, "local.", "local.");
    }

    private void TakeValues(FileFacts file, string prefix, string kept)
    {
        foreach (var fact in file.Facts)
        {
            if (fact.Kind == FactKind.Key && fact.Name.StartsWith(prefix, StringComparison.Ordinal))
            {
                values.TryAdd((RepositoryPath.Folder(file.Path), kept + fact.Name[prefix.Length..]), fact.Value);
            }
        }
    }

    private IEnumerable<UnitKey> Find(string folder, string address, int depth)
    {
        if (units.TryGetValue((folder, address), out var unit))
        {
            if (!address.StartsWith("module.", StringComparison.Ordinal) || !modules.TryGetValue(unit, out var module))
            {
                return [unit];
            }

            var runs = Declared(module).Where(declared => declared.Unit.Split('.')[0] is var type && TerraformTypes.CanBeStarted(type) && TerraformTypes.StartsOf(type).Count == 0).Take(2).ToList();
            return runs.Count == 1 ? runs : [];
        }

        if (!address.StartsWith("var.", StringComparison.Ordinal) || depth > DeepestValue || !calls.TryGetValue(folder, out var callers))
        {
            return [];
        }

        return callers.SelectMany(call => TerraformExpression.Addresses(Handed(call, address[4..]) ?? string.Empty).SelectMany(named => Find(FolderOf(call), named, depth + 1)));
    }

    private static string? Handed(RepositoryFacts.Site call, string name) => call.Reference.Arguments.FirstOrDefault(argument => argument.Name == name).Value;

    private string Resolve(string folder, string expression, int depth)
    {
        if (depth > DeepestValue)
        {
            return expression;
        }

        if (IsName(expression))
        {
            return ValueOf(folder, expression, depth) ?? expression;
        }

        for (var at = expression.IndexOf("${", StringComparison.Ordinal); at >= 0; at = expression.IndexOf("${", at + 1, StringComparison.Ordinal))
        {
            var end = expression.IndexOf('}', at);
            if (end > 0 && expression[(at + 2)..end].Trim() is var name && IsName(name) && ValueOf(folder, name, depth) is { Length: < 400 } value && expression.Length < 2000)
            {
                expression = expression[..at] + value + expression[(end + 1)..];
                at--;
                depth++;
                if (depth > DeepestValue)
                {
                    break;
                }
            }
        }

        return expression;
    }

    private static bool IsName(string expression) =>
        (expression.StartsWith("var.", StringComparison.Ordinal) || expression.StartsWith("local.", StringComparison.Ordinal)) && !expression.AsSpan().ContainsAny(' ', '[', '(');

    private string? ValueOf(string folder, string name, int depth)
    {
        if (values.TryGetValue((folder, name), out var own) && own is not null)
        {
            return Resolve(folder, own, depth + 1);
        }

        if (!name.StartsWith("var.", StringComparison.Ordinal))
        {
            return null;
        }

        foreach (var call in calls.GetValueOrDefault(folder, []))
        {
            if (Handed(call, name[4..]) is { } handed)
            {
                return Resolve(FolderOf(call), handed, depth + 1);
            }
        }

        return values.GetValueOrDefault((folder, "default." + name[4..]));
    }
}
