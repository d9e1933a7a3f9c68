using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Knows the contexts of paths: by the rules, and by what <c>.gitattributes</c> files mark.</summary>
internal sealed class ContextMap
{
    private readonly RuleSet rules;
    private readonly List<(ContextRule Context, string Folder, PathTerm Paths)> marks = [];
    private readonly Dictionary<string, ContextRule[]> known = new(StringComparer.Ordinal);

    public ContextMap(RuleSet rules, RepositoryFacts repository)
    {
        this.rules = rules;
        foreach (var file in repository.Files)
        {
            foreach (var fact in file.Facts.Where(fact => fact.Kind == FactKind.Attribute))
            {
                foreach (var context in rules.Contexts.Where(context => context.Attribute == fact.Name))
                {
                    marks.Add((context, RepositoryPath.Folder(file.Path), MarkedPaths(fact.Value ?? string.Empty)));
                }
            }
        }
    }

    /// <summary>The contexts in which the file stands, in the order of the rules.</summary>
    public ContextRule[] Of(string path)
    {
        if (!known.TryGetValue(path, out var contexts))
        {
            var hits = new FileHits(path, file: null);
            rules.ContextIndex.Match(path, hits);
            contexts = [.. rules.Contexts.Where(context => (context.Paths is { } paths && hits.Has(paths)) || IsMarked(context, path))];
            known.Add(path, contexts);
        }

        return contexts;
    }

    /// <summary>The context that lowers the practice most in this file; null when none does.</summary>
    public ContextRule? Lowering(string path, string practice) => Of(path).Where(context => context.Lowers(practice)).MinBy(context => context.Highest);

    private static PathTerm MarkedPaths(string pattern)
    {
        var trimmed = pattern.TrimEnd('/').TrimStart('/');
        return new PathTerm(trimmed.EndsWith("/**", StringComparison.Ordinal) || trimmed.Contains('*', StringComparison.Ordinal)
            ? [trimmed]
            : [trimmed, trimmed + "/**"]);
    }

    private bool IsMarked(ContextRule context, string path) => marks.Exists(mark => mark.Context == context
        && (mark.Folder.Length == 0 || path.StartsWith(mark.Folder + "/", StringComparison.Ordinal))
        && mark.Paths.Matches(mark.Folder.Length == 0 ? path : path[(mark.Folder.Length + 1)..]));
}
