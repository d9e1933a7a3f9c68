using System.Buffers;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Settings;

/// <summary>Commands that container definitions give as a text or as a list of words.</summary>
internal static class ContainerCommand
{
    // Variables stay open to be read as such: $(NAME) of Kubernetes and ${NAME} of compose are quoted, $NAME is not.
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./:=,@%+$");

    /// <summary>Writes what a container runs: its command, with the arguments that follow it.</summary>
    /// <param name="command">The command, or the entry point; null when the image's own is kept.</param>
    /// <param name="arguments">What follows it; null for nothing.</param>
    public static void Write(DocumentNode? command, DocumentNode? arguments, string scope, FactWriter facts)
    {
        List<DocumentNode> words = [.. command?.OneOrMany() ?? [], .. arguments?.OneOrMany() ?? []];
        if (words.Count == 0 || words[0].Value is null or "" or ['-', ..])
        {
            return;
        }

        // The text of a shell that is called for it is read where it stands, so that its lines are right.
        if (words.Count >= 3 && IsShell(words[0].Value!) && words[1].Value is ['-', .. var flags] && flags.EndsWith('c'))
        {
            CommandInterpreter.Interpret(words[2].Value!, new Position(words[2].Line), scope, null, facts);
            return;
        }

        var isText = words.Count == 1 || command is { Kind: NodeKind.Scalar };
        var text = string.Join(' ', words.Select(word => isText ? word.Value : Quote(word.Value!)));
        CommandInterpreter.Interpret(text, new Position(words[0].Line), scope, null, facts);
    }

    private static bool IsShell(string word) => word[(word.LastIndexOf('/') + 1)..] is "sh" or "bash" or "ash" or "dash" or "zsh";

    private static string Quote(string word) => word.Length > 0 && !word.AsSpan().ContainsAnyExcept(Plain)
        ? word
        : "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
