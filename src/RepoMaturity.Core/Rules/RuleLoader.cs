namespace RepoMaturity.Core.Rules;

/// <summary>Makes a rule set of rule files, and reports every mistake in them together.</summary>
public static class RuleLoader
{
    /// <summary>Loads rules.</summary>
    /// <param name="files">All files of a rules folder; the path of each says what it holds. Schemas (<c>schema/</c>) are left alone.</param>
    /// <param name="withExamples">Whether rules must have examples both ways: true for a rules folder, false for compiled rules.</param>
    public static RuleLoadResult Load(IEnumerable<RuleFile> files, bool withExamples)
    {
        ArgumentNullException.ThrowIfNull(files);
        var given = files.ToList();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < given.Count; i++)
        {
            places[given[i].Path] = i;
        }

        var loaded = new LoadedRules();
        using var hash = new RuleHash();
        foreach (var file in given.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            hash.Append(file);
            loaded.Add(file);
        }

        loaded.Check(places, withExamples);
        return loaded.Problems.Count > 0
            ? new RuleLoadResult(null, [.. loaded.Problems.OrderBy(problem => problem.Path, StringComparer.Ordinal).ThenBy(problem => problem.Line)])
            : new RuleLoadResult(loaded.ToRuleSet(hash.Digest()), []);
    }
}
