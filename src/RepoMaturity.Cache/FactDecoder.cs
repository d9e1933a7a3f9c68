using System.Collections.Immutable;
using System.Runtime.InteropServices;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Cache;

/// <summary>Reads back the facts of a file. It makes nothing but facts, whatever the bytes are; those that are none end in an exception.</summary>
internal static class FactDecoder
{
    /// <summary>Sign of a position in a cell.</summary>
    public const byte HasCell = 1;

    /// <summary>Sign of arguments or triggers.</summary>
    public const byte HasMore = 2;

    /// <summary>Sign of a value, of a reason why a unit is disabled, or of a test runner.</summary>
    public const byte HasOther = 4;

    // So many bytes each takes at least: what announces more than fits in the rest is none of ours.
    private const int LeastClaim = 1;
    private const int LeastFact = 5;
    private const int LeastUnit = 5;
    private const int LeastTrigger = 4;
    private const int LeastReference = 7;
    private const int LeastArgument = 2;
    private const int LeastProblem = 4;

    private static readonly int FactKinds = Enum.GetValues<FactKind>().Length;
    private static readonly int UnitKinds = Enum.GetValues<UnitKind>().Length;
    private static readonly int TriggerKinds = Enum.GetValues<TriggerKind>().Length;

    /// <summary>Reads the facts of the file with a path.</summary>
    public static FileFacts Read(ref PackedReader from, TextTable texts, string path)
    {
        var isTemplated = from.Byte() != 0;
        var bytes = from.Number();
        if (bytes < 0)
        {
            throw new InvalidDataException("No file has fewer bytes than none.");
        }

        var claims = new string[from.Count(LeastClaim)];
        for (var i = 0; i < claims.Length; i++)
        {
            claims[i] = texts[from.Number()];
        }

        var facts = new Fact[from.Count(LeastFact)];
        for (var i = 0; i < facts.Length; i++)
        {
            facts[i] = ReadFact(ref from, texts);
        }

        var units = new Unit[from.Count(LeastUnit)];
        var ids = units.Length > 1 ? new HashSet<string>(StringComparer.Ordinal) : null;
        for (var i = 0; i < units.Length; i++)
        {
            units[i] = ReadUnit(ref from, texts);
            if (ids?.Add(units[i].Id) == false)
            {
                throw new InvalidDataException("Two units have one id.");
            }
        }

        var references = new Reference[from.Count(LeastReference)];
        for (var i = 0; i < references.Length; i++)
        {
            references[i] = ReadReference(ref from, texts);
        }

        var problems = new Problem[from.Count(LeastProblem)];
        for (var i = 0; i < problems.Length; i++)
        {
            var place = texts.Optional(from.Number());
            var line = from.Number();
            problems[i] = new Problem(place, line == 0 ? null : line - 1, texts[from.Number()], texts.Optional(from.Number()));
        }

        return new FileFacts(path, Immutable(facts), Immutable(units), Immutable(references), Immutable(problems), Immutable(claims)) { Bytes = bytes, IsTemplated = isTemplated };
    }

    private static Fact ReadFact(ref PackedReader from, TextTable texts)
    {
        var kind = (FactKind)from.Kind(FactKinds);
        var position = ReadPosition(ref from, out var signs);
        var name = texts[from.Number()];
        var scope = texts.Optional(from.Number());
        var value = (signs & HasOther) == 0 ? null : texts[from.Number()];
        return (signs & HasMore) == 0
            ? new Fact(kind, name, position, value, scope)
            : new Fact(kind, name, position, value, scope) { Arguments = ReadArguments(ref from, texts) };
    }

    private static Unit ReadUnit(ref PackedReader from, TextTable texts)
    {
        var kind = (UnitKind)from.Kind(UnitKinds);
        var position = ReadPosition(ref from, out var signs);
        var id = texts[from.Number()];
        var name = texts[from.Number()];
        var disabled = (signs & HasOther) == 0 ? null : texts[from.Number()];
        var triggers = new Trigger[(signs & HasMore) == 0 ? 0 : from.Count(LeastTrigger)];
        for (var i = 0; i < triggers.Length; i++)
        {
            var started = (TriggerKind)from.Kind(TriggerKinds);
            var place = ReadPosition(ref from, out _);
            triggers[i] = new Trigger(started, texts[from.Number()], place);
        }

        return new Unit(id, kind, name, position) { Disabled = disabled, Triggers = Immutable(triggers) };
    }

    private static Reference ReadReference(ref PackedReader from, TextTable texts)
    {
        var position = ReadPosition(ref from, out var signs);
        var kind = texts[from.Number()];
        var target = texts[from.Number()];
        var scope = texts.Optional(from.Number());
        var folder = texts.Optional(from.Number());
        var text = texts.Optional(from.Number());
        return new Reference(kind, target, position, scope)
        {
            Folder = folder,
            Text = text,
            ByTestRunner = (signs & HasOther) != 0,
            Arguments = (signs & HasMore) == 0 ? [] : ReadArguments(ref from, texts),
        };
    }

    private static ImmutableArray<Argument> ReadArguments(ref PackedReader from, TextTable texts)
    {
        var arguments = new Argument[from.Count(LeastArgument)];
        for (var i = 0; i < arguments.Length; i++)
        {
            var name = texts[from.Number()];
            arguments[i] = new Argument(name, texts.Optional(from.Number()));
        }

        return Immutable(arguments);
    }

    private static Position ReadPosition(ref PackedReader from, out byte signs)
    {
        signs = from.Byte();
        var line = from.Number();
        return new Position(line, (signs & HasCell) == 0 ? null : from.Number());
    }

    private static ImmutableArray<T> Immutable<T>(T[] items) => items.Length == 0 ? [] : ImmutableCollectionsMarshal.AsImmutableArray(items);
}
