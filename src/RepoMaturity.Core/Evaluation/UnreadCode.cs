using System.Collections.Immutable;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Finds the languages that no detector reads: who reads a report of a program in Rust is to know that its code was not looked into.</summary>
internal static class UnreadCode
{
    /// <summary>Of a hundred files of code so many are a good part; fewer are a binding or a script.</summary>
    private const int LeastShare = 10;

    /// <summary>One may be a script; two are a program, as small services are.</summary>
    private const int LeastFiles = 2;

    private static readonly ImmutableHashSet<string> Read = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        ".py", ".ipynb", ".r", ".rmd", ".qmd", ".cs", ".java", ".kt", ".kts", ".scala", ".groovy", ".js", ".jsx", ".mjs", ".cjs", ".ts", ".tsx", ".mts", ".vue", ".svelte");

    private static readonly ImmutableDictionary<string, string> Unread = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [".c"] = "C and C++",
        [".cc"] = "C and C++",
        [".cpp"] = "C and C++",
        [".cu"] = "C and C++",
        [".cxx"] = "C and C++",
        [".h"] = "C and C++",
        [".hpp"] = "C and C++",
        [".clj"] = "Clojure",
        [".dart"] = "Dart",
        [".erl"] = "Erlang",
        [".ex"] = "Elixir",
        [".exs"] = "Elixir",
        [".f90"] = "Fortran",
        [".fs"] = "F#",
        [".go"] = "Go",
        [".hs"] = "Haskell",
        [".jl"] = "Julia",
        [".lua"] = "Lua",
        [".m"] = "MATLAB or Objective-C",
        [".php"] = "PHP",
        [".pl"] = "Perl",
        [".rb"] = "Ruby",
        [".rs"] = "Rust",
        [".sas"] = "SAS",
        [".swift"] = "Swift",
        [".vb"] = "Visual Basic",
    }.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a file is a program, whoever reads it.</summary>
    public static bool IsCode(string path) => Ending(path) is var ending && (Read.Contains(ending) || Unread.ContainsKey(ending));

    /// <summary>The languages, the most used first.</summary>
    /// <param name="paths">The files that are neither vendored nor generated.</param>
    public static ImmutableArray<UnreadLanguage> In(IEnumerable<string> paths)
    {
        var all = 0;
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var ending = Ending(path);
            if (Unread.TryGetValue(ending, out var language))
            {
                counts[language] = counts.GetValueOrDefault(language) + 1;
                all++;
            }
            else if (Read.Contains(ending))
            {
                all++;
            }
        }

        return [.. counts.Where(each => each.Value >= LeastFiles && each.Value * 100 >= all * LeastShare)
            .OrderByDescending(each => each.Value).ThenBy(each => each.Key, StringComparer.Ordinal).Select(each => new UnreadLanguage(each.Key, each.Value))];
    }

    private static string Ending(string path) => RepositoryPath.Name(path) is var name && name.LastIndexOf('.') is > 0 and var dot ? name[dot..] : string.Empty;
}
