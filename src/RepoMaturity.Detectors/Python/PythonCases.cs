using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Python.Syntax;

namespace RepoMaturity.Detectors.Python;

/// <summary>
/// Tables in which a program looks up what it was told to run: <c>{"train": train, Step.SCORE: score}</c>. Each entry is a part of the module of its own, so that a
/// command that names one does not run the others.
/// </summary>
internal static class PythonCases
{
    private const string Beginning = "case:";

    private static readonly char[] Separators = [' ', '='];

    /// <summary>Whether a unit is an entry of such a table.</summary>
    public static bool IsCase(Unit unit) => unit.Kind == UnitKind.Task && unit.Id.StartsWith(Beginning, StringComparison.Ordinal);

    /// <summary>The id of an entry.</summary>
    /// <param name="table">Which table of the module it is in.</param>
    /// <param name="key">What it is looked up by.</param>
    public static string Of(int table, string key) => FormattableString.Invariant($"{Beginning}{table}:{key}");

    /// <summary>The keys of a table whose entries are all named functions; null for anything else.</summary>
    public static IReadOnlyList<string>? Keys(PythonSequence sequence)
    {
        var items = sequence.Items;
        if (items.Count < 4 || items.Count % 2 != 0)
        {
            return null;
        }

        var keys = new List<string>(items.Count / 2);
        for (var i = 0; i < items.Count; i += 2)
        {
            var key = items[i] switch
            {
                PythonText { Constant: { Length: > 0 } text } => text,
                PythonAttribute { Target: PythonName } member => member.Name,
                _ => null,
            };
            if (key is null || items[i + 1] is not (PythonName or PythonAttribute { Target: PythonName or PythonAttribute } or PythonCall { Target: PythonName or PythonAttribute, First: PythonName }))
            {
                return null;
            }

            keys.Add(key);
        }

        return keys;
    }

    /// <summary>The entries of a module that the words of a command mean; all of a table of which none is named, since something else looks up in that.</summary>
    public static IEnumerable<Unit> Meant(FileFacts file, string command)
    {
        var words = command.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        return file.Units.Where(IsCase).GroupBy(unit => unit.Id[..unit.Id.IndexOf(':', Beginning.Length)], StringComparer.Ordinal).SelectMany(table =>
        {
            var named = table.Where(unit => words.Any(word => word.Equals(unit.Name, StringComparison.OrdinalIgnoreCase)
                || word.Equals(unit.Name.Replace('_', '-'), StringComparison.OrdinalIgnoreCase))).ToList();
            return named.Count > 0 ? named : [.. table];
        });
    }
}
