using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Notebooks;

/// <summary>What the magic on the first line of a cell makes of it (IPython documentation, "Cell magics").</summary>
/// <param name="Python">The Python of the cell, each line at its place; empty when the cell is no Python.</param>
/// <param name="Command">The shell commands of the cell; null when it has none.</param>
/// <param name="CommandLine">Line of the first command, from 1.</param>
internal readonly record struct CellMagic(string Python, string? Command, int CommandLine)
{
    /// <summary>Whether the notebook runs the cell as Python of its own.</summary>
    public bool IsPython => Python.Length > 0;

    /// <summary>Reads the magics of a cell; several that leave it Python may follow one another.</summary>
    public static CellMagic Of(string source)
    {
        var start = 0;
        var line = 1;
        while (start < source.Length)
        {
            var end = source.IndexOf('\n', start);
            end = end < 0 ? source.Length : end;
            var text = source.AsSpan(start, end - start).Trim();
            if (text.StartsWith("%%", StringComparison.Ordinal))
            {
                var kind = KindOf(text[2..]);
                var next = Math.Min(end + 1, source.Length);
                if (kind == CellKind.Shell)
                {
                    return new CellMagic(string.Empty, source[next..], line + 1);
                }

                if (kind == CellKind.Foreign)
                {
                    return new CellMagic(string.Empty, null, line);
                }
            }
            else if (text.Length > 0)
            {
                // The magics before become empty lines, so that the others keep theirs.
                return new CellMagic(new string('\n', line - 1) + source[start..], null, line);
            }

            start = end + 1;
            line++;
        }

        return new CellMagic(string.Empty, null, line);
    }

    /// <summary>Writes what the shell commands of a cell run, each logical line at its own place.</summary>
    public void Run(string commands, int cell, FactWriter facts)
    {
        var line = CommandLine;
        for (var start = 0; start < commands.Length;)
        {
            var end = start;
            var lines = 0;
            do
            {
                var next = commands.IndexOf('\n', Math.Min(end + (lines > 0 ? 1 : 0), commands.Length));
                end = next < 0 ? commands.Length : next;
                lines++;
            }
            while (end < commands.Length && end > start && commands[end - 1] == '\\');

            var command = commands[start..end];
            if (!string.IsNullOrWhiteSpace(command))
            {
                CommandInterpreter.Interpret(command, new Position(line, cell), null, null, facts);
            }

            start = end + 1;
            line += lines;
        }
    }

    private static CellKind KindOf(ReadOnlySpan<char> magic)
    {
        magic = magic.TrimStart();
        var end = magic.IndexOfAny(' ', '\t');
        var word = end < 0 ? magic : magic[..end];
        return word switch
        {
            "bash" or "sh" or "shell" or "system" or "sx" or "!" => CellKind.Shell,
            "script" when magic[word.Length..].Trim() is "bash" or "sh" => CellKind.Shell,
            "time" or "timeit" or "capture" or "prun" or "python" or "python3" or "memit" or "memray_flamegraph" or "local" or "pyspark"
                or "spark" or "black" or "blackcellmagic" or "flake8" or "pycodestyle" or "cache" => CellKind.Python,
            _ => CellKind.Foreign,
        };
    }

    private enum CellKind
    {
        Python,
        Shell,
        Foreign,
    }
}
