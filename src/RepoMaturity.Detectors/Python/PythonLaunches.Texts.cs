using System.Text;
using RepoMaturity.Detectors.Python.Syntax;

namespace RepoMaturity.Detectors.Python;

/// <content>The texts of paths and commands, as far as the file shows them.</content>
internal sealed partial class PythonLaunches
{
    /// <summary>The text of a path: a constant, or the constant end of <c>os.path.join</c>, <c>f"{folder}/name"</c> and <c>folder / "name"</c>.</summary>
    private string? PathText(PythonExpression expression) => expression switch
    {
        PythonCall call when nameOf(call.Target) is "os.path.join" or "posixpath.join" =>
            JoinedEnd(call.Arguments),
        PythonCall { First: { } first } call when nameOf(call.Target) is "str" or "pathlib.Path" => PathText(first),
        PythonText { Fields.Count: > 0 } text =>
            text.Template is { } template && template.LastIndexOf("{}", StringComparison.Ordinal) is >= 0 and var last ? template[(last + 2)..].TrimStart('/') : null,
        PythonCompound { Operands.Count: > 1 } compound
            when compound.IsChoice || compound.SoleOperator is PythonOperator.None or PythonOperator.Other => PathText(compound.Operands[^1]),
        _ => constantText(expression),
    };

    private string? JoinedEnd(IReadOnlyList<PythonArgument> parts)
    {
        var known = parts.Reverse().Select(part => PathText(part.Value)).TakeWhile(text => !string.IsNullOrEmpty(text)).Reverse().ToList();
        return known.Count == 0 ? null : string.Join('/', known);
    }

    private string? CommandText(PythonExpression? expression)
    {
        switch (expression)
        {
            case PythonSequence sequence:
                return Joined(sequence.Items);
            case PythonCall { Target: PythonAttribute { Name: "split", Target: PythonText text } }:
                return Template(text);
            case PythonCall { First: { } first } call when nameOf(call.Target) == "shlex.split":
                return CommandText(first);
            case PythonText text:
                return Template(text);
            default:
                return expression is null ? null : constantText(expression);
        }
    }

    private string? Joined(IEnumerable<PythonExpression> words)
    {
        var command = new StringBuilder();
        foreach (var word in words)
        {
            var text = word is PythonText literal ? Template(literal) : constantText(word);
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
