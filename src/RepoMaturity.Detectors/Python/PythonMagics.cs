using System.Text;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Python;

/// <summary>
/// The lines of IPython's own that run a command: <c>!make train</c>, <c>%pip install x</c>, <c>%sh ls</c>, <c>%run script.py</c> (IPython documentation,
/// "Built-in magic commands" and "System shell access").
/// </summary>
internal static class PythonMagics
{
    /// <summary>Writes what a line runs, if it runs anything.</summary>
    /// <param name="text">The line from its <c>%</c> or <c>!</c> on.</param>
    /// <param name="position">Where it stands.</param>
    /// <param name="scope">The scope in which it stands.</param>
    /// <param name="facts">Takes what is found.</param>
    public static void Run(string text, Position position, string? scope, FactWriter facts)
    {
        if (CommandOf(text) is { } command && !string.IsNullOrWhiteSpace(command))
        {
            CommandInterpreter.Interpret(Substituted(command), position, scope, null, facts);
        }
    }

    private static string? CommandOf(string text)
    {
        if (text.StartsWith('!'))
        {
            return text.TrimStart('!').TrimStart();
        }

        var magic = text.TrimStart('%').TrimStart();
        var end = magic.AsSpan().IndexOfAny(" \t\n");
        var (word, rest) = end < 0 ? (magic, string.Empty) : (magic[..end], magic[end..].Trim());
        return word switch
        {
            "pip" or "conda" or "mamba" or "micromamba" => word + " " + rest,
            "uv" => "uv " + rest,
            "sh" or "system" or "sx" => rest,
            "run" when !rest.StartsWith('-') && rest.AsSpan().IndexOf(".py") > 0 => "python " + rest,
            _ => null,
        };
    }

    /// <summary>Of the Python expressions in braces, the interpreter's path is known; the others become variables of the shell.</summary>
    private static string Substituted(string command)
    {
        command = command.Replace("{sys.executable}", "python", StringComparison.Ordinal);
        var open = command.IndexOf('{', StringComparison.Ordinal);
        if (open < 0)
        {
            return command;
        }

        var result = new StringBuilder();
        var index = 0;
        while (open >= 0)
        {
            var close = command.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            var isField = open + 1 < command.Length && (char.IsLetter(command[open + 1]) || command[open + 1] == '_')
                && (open == 0 || command[open - 1] != '$') && !command.AsSpan(open, close - open).ContainsAny(",;$\n");
            result.Append(command, index, open - index).Append(isField ? "$value" : command[open..(close + 1)]);
            index = close + 1;
            open = command.IndexOf('{', index);
        }

        return result.Append(command, index, command.Length - index).ToString();
    }
}
