using System.Collections.Immutable;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Cache;

/// <summary>Writes the facts of a file so that <see cref="FactDecoder"/> makes the same of them.</summary>
internal static class FactEncoder
{
    /// <summary>Writes them; the path is not among them, for it is part of the key.</summary>
    public static void Write(PackedWriter to, TextCollector texts, FileFacts file)
    {
        to.Byte(file.IsTemplated ? (byte)1 : (byte)0);
        to.Number(file.Bytes);
        to.Number(file.Claims.Length);
        foreach (var claim in file.Claims)
        {
            to.Number(texts.Of(claim));
        }

        to.Number(file.Facts.Length);
        foreach (var fact in file.Facts)
        {
            Write(to, texts, fact);
        }

        to.Number(file.Units.Length);
        foreach (var unit in file.Units)
        {
            Write(to, texts, unit);
        }

        to.Number(file.References.Length);
        foreach (var reference in file.References)
        {
            Write(to, texts, reference);
        }

        to.Number(file.Problems.Length);
        foreach (var problem in file.Problems)
        {
            to.Number(texts.OfOptional(problem.Path));
            to.Number(problem.Line is { } line ? line + 1 : 0);
            to.Number(texts.Of(problem.Message));
            to.Number(texts.OfOptional(problem.Detector));
        }
    }

    private static void Write(PackedWriter to, TextCollector texts, Fact fact)
    {
        to.Byte((byte)fact.Kind);
        Write(to, fact.Position, !fact.Arguments.IsEmpty, fact.Value is not null);
        to.Number(texts.Of(fact.Name));
        to.Number(texts.OfOptional(fact.Scope));
        if (fact.Value is { } value)
        {
            to.Number(texts.Of(value));
        }

        Write(to, texts, fact.Arguments);
    }

    private static void Write(PackedWriter to, TextCollector texts, Unit unit)
    {
        to.Byte((byte)unit.Kind);
        Write(to, unit.Position, !unit.Triggers.IsEmpty, unit.Disabled is not null);
        to.Number(texts.Of(unit.Id));
        to.Number(texts.Of(unit.Name));
        if (unit.Disabled is { } disabled)
        {
            to.Number(texts.Of(disabled));
        }

        if (!unit.Triggers.IsEmpty)
        {
            to.Number(unit.Triggers.Length);
            foreach (var trigger in unit.Triggers)
            {
                to.Byte((byte)trigger.Kind);
                Write(to, trigger.Position, false, false);
                to.Number(texts.Of(trigger.Detail));
            }
        }
    }

    private static void Write(PackedWriter to, TextCollector texts, Reference reference)
    {
        Write(to, reference.Position, !reference.Arguments.IsEmpty, reference.ByTestRunner);
        to.Number(texts.Of(reference.Kind));
        to.Number(texts.Of(reference.Target));
        to.Number(texts.OfOptional(reference.Scope));
        to.Number(texts.OfOptional(reference.Folder));
        to.Number(texts.OfOptional(reference.Text));
        Write(to, texts, reference.Arguments);
    }

    private static void Write(PackedWriter to, TextCollector texts, ImmutableArray<Argument> arguments)
    {
        if (!arguments.IsEmpty)
        {
            to.Number(arguments.Length);
            foreach (var argument in arguments)
            {
                to.Number(texts.Of(argument.Name));
                to.Number(texts.OfOptional(argument.Value));
            }
        }
    }

    /// <summary>A byte of signs, and the position: few have a cell.</summary>
    private static void Write(PackedWriter to, Position position, bool hasMore, bool hasOther)
    {
        to.Byte((byte)((position.Cell is null ? 0 : FactDecoder.HasCell) | (hasMore ? FactDecoder.HasMore : 0) | (hasOther ? FactDecoder.HasOther : 0)));
        to.Number(position.Line);
        if (position.Cell is { } cell)
        {
            to.Number(cell);
        }
    }
}
