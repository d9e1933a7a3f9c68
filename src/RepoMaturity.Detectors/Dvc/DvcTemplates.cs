using System.Text.RegularExpressions;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Dvc;

/// <summary>Connects stages with the scripts that their commands name by a template: <c>python src/${item}.py</c>.</summary>
internal static partial class DvcTemplates
{
    /// <summary>So many files at most are looked for in the place of one.</summary>
    private const int Most = 64;

    /// <summary>Writes the edges.</summary>
    public static void Connect(RepositoryFacts repository, LinkWriter links)
    {
        foreach (var site in repository.References(DvcReferences.Template))
        {
            var values = Values(repository, site);
            foreach (var reference in site.File.References)
            {
                if (reference.Scope != site.Reference.Scope || reference.Kind != ReferenceKinds.Script || !IsTemplate(reference))
                {
                    continue;
                }

                foreach (var filled in Filled(reference, values))
                {
                    if (ReferencePaths.FindFile(repository, new RepositoryFacts.Site(site.File, filled), filled.Target) is { } path)
                    {
                        links.Connect(new Edge(site.From, UnitKey.File(path), reference.Position, filled.Text ?? filled.Target));
                    }
                }
            }
        }
    }

    private static bool IsTemplate(Reference reference) =>
        reference.Target.Contains("${", StringComparison.Ordinal) || reference.Folder?.Contains("${", StringComparison.Ordinal) == true;

    /// <summary>The values of each name; those of the pipeline itself go before those of files.</summary>
    private static ILookup<string, string> Values(RepositoryFacts repository, RepositoryFacts.Site site)
    {
        var keys = site.File.References.Where(reference => reference.Kind == DvcReferences.Values).Select(reference => repository[reference.Target]).OfType<FileFacts>()
            .SelectMany(file => file.Facts).Where(fact => fact is { Kind: FactKind.Key, Scope: null }).ToList();
        var values = site.Reference.Arguments.Where(argument => argument.Name != DvcReferences.Over).Select(argument => (argument.Name, Value: argument.Value!)).ToList();
        var own = values.Select(value => value.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var over in site.Reference.Arguments.Where(argument => argument.Name == DvcReferences.Over))
        {
            var (name, source, _) = over.Value!.Split('=') switch { [var left, var right] => (left, right, true), _ => (string.Empty, string.Empty, false) };
            values.AddRange(keys.SelectMany(fact => Item(fact, name, source)));
        }

        values.AddRange(keys.Where(fact => fact.Value is not null && !own.Contains(fact.Name)).Select(fact => (fact.Name, fact.Value!)));
        return values.Distinct().ToLookup(value => value.Name, value => value.Value, StringComparer.Ordinal);
    }

    /// <summary>What a key of a file of values says of an item: of a list of texts, a list of mappings, or a mapping.</summary>
    private static IEnumerable<(string Name, string Value)> Item(Fact fact, string name, string source)
    {
        if (fact.Name == source)
        {
            return fact.Value is null ? [] : [(name, fact.Value)];
        }

        if (!fact.Name.StartsWith(source + ".", StringComparison.Ordinal))
        {
            return [];
        }

        var rest = fact.Name[(source.Length + 1)..];
        var dot = rest.IndexOf('.', StringComparison.Ordinal);
        var key = dot < 0 ? rest : rest[..dot];
        return fact.Value is null ? [("key", key)] : [(name + "." + (dot < 0 ? rest : rest[(dot + 1)..]), fact.Value), ("key", key)];
    }

    /// <summary>The reference with every value in the place of its templates.</summary>
    private static List<Reference> Filled(Reference reference, ILookup<string, string> values)
    {
        var made = new List<Reference> { reference };
        for (var steps = 0; steps < 8 && made.Exists(IsTemplate); steps++)
        {
            made = [.. made.SelectMany(each => IsTemplate(each) ? Fill(each, values) : [each]).Take(Most)];
        }

        return made.FindAll(each => !IsTemplate(each));
    }

    private static IEnumerable<Reference> Fill(Reference reference, ILookup<string, string> values)
    {
        var match = Template().Match(reference.Target) is { Success: true } inTarget ? inTarget : Template().Match(reference.Folder ?? string.Empty);
        return values[match.Groups[1].Value].Select(value => reference with
        {
            Target = reference.Target.Replace(match.Value, value, StringComparison.Ordinal),
            Folder = reference.Folder?.Replace(match.Value, value, StringComparison.Ordinal),
            Text = reference.Text?.Replace(match.Value, value, StringComparison.Ordinal),
        });
    }

    [GeneratedRegex(@"\$\{\s*([^}\s]+)\s*\}", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Template();
}
