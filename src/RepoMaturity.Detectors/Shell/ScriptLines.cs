using System.Text;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Shell;

/// <summary>The items of a list of commands that one shell runs after another: a folder that one changes into holds for those behind it.</summary>
internal static class ScriptLines
{
    /// <summary>Items that stand further apart come from elsewhere in the file.</summary>
    private const int LargestGap = 500;

    /// <summary>Writes what the commands say, each at its own line.</summary>
    public static void Interpret(IEnumerable<DocumentNode> items, CommandContext context)
    {
        var text = new StringBuilder();
        var (first, last, next) = (0, 0, 0);
        var isCommented = false;
        foreach (var item in items)
        {
            if (item.Value?.TrimEnd('\n') is not { Length: > 0 } value)
            {
                continue;
            }

            if (text.Length > 0 && item.Line == last && next == last + 1 && text[^1] == '\n' && !isCommented)
            {
                // Items of a list in one line.
                text.Length--;
                text.Append(" ; ");
                next--;
            }
            else if (text.Length > 0 && (item.Line < next || item.Line - next > LargestGap))
            {
                Flush();
            }

            if (text.Length == 0)
            {
                first = next = item.Line;
            }

            for (; next < item.Line; next++)
            {
                text.Append('\n');
            }

            text.Append(value).Append('\n');
            last = item.Line;
            isCommented = value.Contains('#', StringComparison.Ordinal);
            next += 1 + value.AsSpan().Count('\n');
        }

        Flush();

        void Flush()
        {
            if (text.Length > 0)
            {
                CommandInterpreter.Interpret(text.ToString(), new Position(first), context);
                text.Clear();
            }
        }
    }
}
