using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Knows the contexts of paths: by the rules, and by what <c>.gitattributes</c> files mark.</summary>
internal sealed class ContextMap
{
    /// <summary>The context of tests, which signals about tests do not mind.</summary>
    private const string Tests = "test";

    private readonly RuleSet rules;
    private readonly RuleMatches matches;
    private readonly List<(ContextRule Context, string Folder, PathTerm Paths)> marks = [];
    private readonly Dictionary<string, ContextRule[]> known = new(StringComparer.Ordinal);

    public ContextMap(RuleMatches matches, RepositoryFacts repository)
    {
        rules = matches.Rules;
        this.matches = matches;
        foreach (var file in repository.Files)
        {
            foreach (var fact in file.Facts)
            {
                if (fact.Kind != FactKind.Attribute)
                {
                    continue;
                }

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
        var byName = matches.ContextsOf(path);
        if (marks.Count == 0)
        {
            return byName;
        }

        if (!known.TryGetValue(path, out var contexts))
        {
            known.Add(path, contexts = WithMarks(path, byName));
        }

        return contexts;
    }

    /// <summary>The context that lowers the practice most in this file; null when none does.</summary>
    /// <param name="path">The file.</param>
    /// <param name="practice">The practice.</param>
    /// <param name="ofTests">Whether it is shown by what is about tests: that a file is one of tests does not matter then, that it is an example does.</param>
    public ContextRule? Lowering(string path, string practice, bool ofTests = false)
    {
        ContextRule? lowest = null;
        foreach (var context in Of(path))
        {
            if ((lowest is null || context.Highest < lowest.Highest) && context.Lowers(practice) && !(ofTests && context.Id == Tests))
            {
                lowest = context;
            }
        }

        return lowest;
    }

    private ContextRule[] WithMarks(string path, ContextRule[] byName) =>
        [.. rules.Contexts.Where(context => Array.IndexOf(byName, context) >= 0 || IsMarked(context, path))];

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
