using System.Globalization;
using System.Text;
using RepoMaturity.Detectors.Python.Syntax;

namespace RepoMaturity.Detectors.Python;

/// <content>The texts of paths and commands, as far as the file shows them.</content>
internal sealed partial class PythonLaunches
{
    /// <summary>Names of names grow fast, and a file has few of them.</summary>
    private const int MostSteps = 10_000;
    private const int LongestPath = 4_096;

    private int depth;
    private int steps;

    /// <summary>The text of a path: a constant, or the constant end of <c>os.path.join</c>, <c>f"{folder}/name"</c> and <c>folder / "name"</c>.</summary>
    private string? PathText(PythonExpression expression) => expression switch
    {
        PythonCall call when nameOf(call.Target) is "os.path.join" or "posixpath.join" =>
            JoinedEnd(call.Arguments),
        PythonCall { First: { } first } call when nameOf(call.Target) is "str" or "pathlib.Path" => PathText(first),
        PythonText { Fields.Count: > 0 } text =>
            text.Template is { } template && template.LastIndexOf("{}", StringComparison.Ordinal) is >= 0 and var last ? template[(last + 2)..].TrimStart('/') : null,
        PythonCompound { Operands.Count: > 1 } compound
            when compound.IsChoice || compound.SoleOperator is PythonOperator.None or PythonOperator.Other => Ending(compound),
        PythonName => constantText(expression) ?? Followed(expression, PathText),
        _ => constantText(expression),
    };

    /// <summary>The text of what a name was set to. Names that stand for each other, or for themselves with something added, end the search.</summary>
    private string? Followed(PythonExpression name, Func<PythonExpression, string?> read)
    {
        if (depth > 4 || assigned(name) is not { } value || !Count(1))
        {
            return null;
        }

        depth++;
        var text = read(value);
        depth--;
        return text is null || Count(text.Length / 64) ? text : null;
    }

    /// <summary>Of <c>root / "src" / "train.py"</c> the last two; of a choice or of anything else the last.</summary>
    private string? Ending(PythonCompound compound)
    {
        if (depth > 0 && !Count(compound.Operands.Count))
        {
            return null;
        }

        var last = PathText(compound.Operands[^1]);
        if (compound.IsChoice || last is null || last.Contains('/', StringComparison.Ordinal))
        {
            return last;
        }

        var folders = compound.Operands.Skip(1).SkipLast(1).Reverse().Select(part => (part as PythonText)?.Constant)
            .TakeWhile(text => text is { Length: > 0 } && !text.AsSpan().ContainsAny(SpecialToShells) && !text.Contains('.', StringComparison.Ordinal)).Reverse();
        return Whole(folders.Append(last));
    }

    private string? JoinedEnd(IReadOnlyList<PythonArgument> parts)
    {
        if (depth > 0 && !Count(parts.Count))
        {
            return null;
        }

        var known = parts.Reverse().Select(part => PathText(part.Value)).TakeWhile(text => !string.IsNullOrEmpty(text)).Reverse().ToList();
        return known.Count == 0 ? null : Whole(known);
    }

    /// <summary>A path of its parts; null where it is longer than any is.</summary>
    private static string? Whole(IEnumerable<string?> parts) => string.Join('/', parts) is { Length: <= LongestPath } path ? path : null;

    /// <summary>Counts what is looked at because a name stands for it: each mention of the name looks again.</summary>
    private bool Count(int more)
    {
        if (steps > MostSteps)
        {
            return false;
        }

        steps += more;
        if (steps > MostSteps)
        {
            facts.AddProblem(null, "Names stand for one another more often than the limit allows.", "python");
        }

        return steps <= MostSteps;
    }

    private string? CommandText(PythonExpression? expression)
    {
        if (expression is PythonName)
        {
            return constantText(expression) ?? Followed(expression, CommandText);
        }

        switch (expression)
        {
            case PythonSequence sequence:
                return Joined(sequence.Items);
            case PythonCall { Target: PythonAttribute { Name: "format", Target: PythonText { Fields.Count: 0 } text } } filled:
                return Filled(text, filled);
            case PythonCall { Target: PythonAttribute { Name: "split" or "strip" or "lstrip" or "rstrip", Target: PythonText or PythonCall } changed }:
                return CommandText(changed.Target);
            case PythonCall { First: { } first } call when nameOf(call.Target) is "shlex.split" or "textwrap.dedent" or "inspect.cleandoc":
                return CommandText(first);
            case PythonText text:
                return Template(text);
            case PythonCompound { IsChoice: false, Operands: [PythonText { Fields.Count: 0, Template: { } text }, _] } when text.Contains('%', StringComparison.Ordinal):
                return text.Replace("%s", UnknownWord, StringComparison.Ordinal).Replace("%d", UnknownWord, StringComparison.Ordinal);
            case PythonCompound { IsChoice: false, Operands: [PythonSequence first, ..] }:
                return CommandText(first);
            case PythonCompound { IsChoice: false, Operands: [PythonText, ..] } compound:
                return string.Concat(compound.Operands.Select(part => (part is PythonText known ? Template(known) : constantText(part)) ?? UnknownWord));
            default:
                return expression is null ? null : constantText(expression);
        }
    }

    private string? Joined(IEnumerable<PythonExpression> words)
    {
        var command = new StringBuilder();
        foreach (var word in words)
        {
            if (depth > 0 && !Count(1))
            {
                return null;
            }

            var text = word is PythonText literal ? Template(literal) : constantText(word) ?? ScriptText(word);
            if (command.Length == 0)
            {
                text ??= nameOf(word) == "sys.executable" ? "python" : null;
                if (text is null)
                {
                    return null;
                }

                AppendWord(command, text);
                continue;
            }

            command.Append(' ');
            AppendWord(command, text ?? UnknownWord);
        }

        return command.Length == 0 ? null : command.ToString();
    }

    /// <summary>The path of a script among the words of a command, where folders that the file does not show stand before it: <c>str(root / "src" / "train.py")</c>.</summary>
    private string? ScriptText(PythonExpression word) =>
        word is PythonCall or PythonName or PythonCompound { IsChoice: false } && PathText(word) is { } path && PythonLaunchTable.IsScript(path) ? path : null;

    /// <summary>A text whose places a call of <c>format</c> fills: with what is constant there, else with a word that nobody knows.</summary>
    private string? Filled(PythonText text, PythonCall filled)
    {
        if (text.Template is not { } template)
        {
            return null;
        }

        var command = new StringBuilder();
        var next = 0;
        for (var at = 0; at < template.Length; at++)
        {
            if (template[at] != '{')
            {
                command.Append(template[at]);
                continue;
            }

            var end = template.IndexOf('}', at);
            if (end < 0 || (at + 1 < template.Length && template[at + 1] == '{'))
            {
                // Doubled braces stand for themselves, and what is never closed is no place.
                command.Append(template[at]);
                at += end < 0 ? 0 : 1;
                continue;
            }

            var name = template[(at + 1)..end].Split(':', '!')[0];
            var value = name.Length == 0 || char.IsAsciiDigit(name[0])
                ? filled.Arguments.Where(argument => argument.Name is null).ElementAtOrDefault(int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : next++).Value
                : filled.Keyword(name);
            command.Append((value is null ? null : constantText(value)) ?? UnknownWord);
            at = end;
        }

        return command.ToString();
    }

    private static string? Template(PythonText text) => text.Fields.Count == 0
        ? text.Template
        : text.Template?.Replace("{}", UnknownWord, StringComparison.Ordinal);

    private static void AppendWord(StringBuilder command, string word)
    {
        if (word.Length > 0 && !word.AsSpan().ContainsAny(SpecialToShells))
        {
            command.Append(word);
            return;
        }

        command.Append('\'').Append(word.Replace("'", "'\\''", StringComparison.Ordinal)).Append('\'');
    }
}
