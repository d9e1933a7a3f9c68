using System.Collections.Immutable;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;

namespace RepoMaturity.Core.Evaluation;

/// <summary>A place that makes a condition hold.</summary>
/// <param name="Unit">The unit in which it stands.</param>
/// <param name="Position">Where; null for the file as a whole.</param>
/// <param name="Text">What is there, in a few words; null where a fact tells it.</param>
/// <param name="ShowsUnits">For the file as a whole: all its units, any of which may be started; else empty.</param>
internal sealed record Proof(UnitKey Unit, Position? Position, string? Text, ImmutableArray<UnitKey> ShowsUnits)
{
    private Fact? fact;

    /// <summary>What is there, in a few words: made when asked for, since of many proofs few become evidence.</summary>
    public string Detail => Text ?? $"{Rules.Words.Of(fact!.Kind)} {Shorten(fact.Name)}";

    /// <summary>How little it says beside other proofs of the same: 0 something is done, 1 something is there or is done as everywhere, 2 and 3 something is only named.</summary>
    public int Weakness { get; init; } = 1;

    /// <summary>Whether it is a function or class that is defined.</summary>
    public bool IsDefinition { get; init; }

    /// <summary>The proof that a fact gives.</summary>
    public static Proof Of(FileFacts file, Fact fact) =>
        new(UnitOf(file, fact), fact.Position, null, []) { fact = fact, Weakness = fact.Kind == FactKind.Call && IsPlainTool(fact.Name) ? 1 : WeaknessOf(fact.Kind), IsDefinition = fact.Kind == FactKind.Definition };

    /// <summary>Of the places in one unit the one that says most, in the order of their units; a file as a whole speaks for itself.</summary>
    public static List<Proof> BestOfEachUnit(List<Proof> proofs)
    {
        var best = new List<Proof>(proofs.Count);
        var places = new Dictionary<UnitKey, int>(proofs.Count);
        foreach (var proof in proofs)
        {
            if (!proof.ShowsUnits.IsEmpty || places.TryAdd(proof.Unit, best.Count))
            {
                best.Add(proof);
            }
            else if (places[proof.Unit] is var place && proof.Weakness < best[place].Weakness)
            {
                best[place] = proof;
            }
        }

        return best;
    }

    /// <summary>The proof that a file gives by being there.</summary>
    public static Proof Of(FileFacts file) =>
        new(UnitKey.File(file.Path), null, "file", [UnitKey.File(file.Path), .. file.Units.Where(unit => unit.Id.Length > 0 && unit.Kind is not (UnitKind.Function or UnitKind.MainBlock)).Select(unit => new UnitKey(file.Path, unit.Id))]);

    /// <summary>A definition belongs to what it defines: its module only says that it is there.</summary>
    private static UnitKey UnitOf(FileFacts file, Fact fact)
    {
        if (fact.Kind == FactKind.Definition)
        {
            foreach (var unit in file.Units)
            {
                if (unit.Kind == UnitKind.Function && unit.Name == fact.Name)
                {
                    return new UnitKey(file.Path, unit.Id);
                }
            }
        }

        return UnitKey.Of(file, fact.Scope);
    }

    private static int WeaknessOf(FactKind kind) => kind switch
    {
        FactKind.Call or FactKind.Command or FactKind.Action or FactKind.Stage or FactKind.Decorator or FactKind.Hook or FactKind.Resource or FactKind.Image or FactKind.Definition => 0,
        FactKind.Import => 2,
        FactKind.Dependency => 3,
        _ => 1,
    };

    /// <summary>Whether it is what any program does with files and texts: it completes a claim and tells nothing of it.</summary>
    private static bool IsPlainTool(ReadOnlySpan<char> name)
    {
        var first = name.IndexOf('.') is > 0 and var dot ? name[..dot] : name;
        return first is "json" or "csv" or "yaml" or "os" or "sys" or "shutil" or "hashlib" or "pathlib" or "tempfile" or "open" or "print" or "exit"
            || name[(name.LastIndexOf('.') + 1)..] is "to_csv" or "to_json" or "write" or "write_text" or "writerow" or "writelines"
                or "read_yaml" or "load_yaml" or "read_config" or "load_config" or "read_params" or "load_params";
    }

    private static string Shorten(string name)
    {
        var line = IsPlain(name) ? name : name.ReplaceLineEndings(" ");
        return line.Length <= 80 ? line : line[..77] + "...";
    }

    private static bool IsPlain(string name)
    {
        foreach (var character in name)
        {
            if (character is < ' ' or > '~')
            {
                return false;
            }
        }

        return true;
    }
}
