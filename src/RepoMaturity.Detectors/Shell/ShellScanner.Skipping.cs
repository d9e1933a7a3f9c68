using System.Text;

namespace RepoMaturity.Detectors.Shell;

/// <summary>What is read over: redirections, here-documents, conditions, patterns.</summary>
internal sealed partial class ShellScanner
{
    private static readonly HashSet<string> Shells = new(StringComparer.Ordinal) { "bash", "sh", "zsh", "dash", "ksh", "/bin/bash", "/bin/sh", "/usr/bin/bash" };

    private void ReadRedirection(CommandUnderWay command)
    {
        var operatorStart = position;
        while (position < text.Length && text[position] is '<' or '>' or '|' or '&' && position - operatorStart < 3)
        {
            position++;
        }

        var operation = text.AsSpan(operatorStart, position - operatorStart);
        if (operation is "<" or ">" && position < text.Length && text[position] == '(')
        {
            position++;
            ReadNested();

            // Where a command begins it is the name of a pipe, and no program.
            if (command.Words.Count > 0)
            {
                command.Words.Add(text[operatorStart..position]);
            }

            return;
        }

        var isHereDocument = operation is "<<";
        var stripsTabs = isHereDocument && position < text.Length && text[position] == '-';
        position += stripsTabs ? 1 : 0;
        SkipBlanks();
        if (isHereDocument)
        {
            var delimiter = ReadDelimiter();
            if (delimiter.Length > 0)
            {
                hereDocuments.Add(new HereDocument(delimiter, stripsTabs, command.Words));
            }

            return;
        }

        ReadWord([]);
    }

    private string ReadDelimiter()
    {
        var delimiter = new StringBuilder();
        while (position < text.Length && !IsWordEnd(text[position]))
        {
            if (text[position] is not ('\'' or '"' or '\\'))
            {
                delimiter.Append(text[position]);
            }

            position++;
        }

        return delimiter.ToString();
    }

    /// <summary>The bodies that begin on the line just entered; one for a shell is read as shell, the others are data.</summary>
    private void ReadHereDocuments()
    {
        foreach (var document in hereDocuments)
        {
            var start = position;
            var startLine = line;
            var end = SkipBody(document);
            if (IsForShell(document.Words))
            {
                ReadInner(text[start..end], startLine);
            }
            else if (document.Words.Exists(word => CommandText.Program(word) == "python"))
            {
                GivePython(document.Words, text[start..end], startLine);
            }
        }

        hereDocuments.Clear();
    }

    /// <summary>Gives a body to the command that reads it, one of the last that were found.</summary>
    private void GivePython(List<string> words, string body, int bodyLine)
    {
        for (var i = State.Commands.Count - 1; i >= Math.Max(0, State.Commands.Count - 8); i--)
        {
            if (ReferenceEquals(State.Commands[i].Words, words))
            {
                State.Commands[i] = State.Commands[i] with { Python = body, PythonLine = bodyLine };
                return;
            }
        }
    }

    private int SkipBody(HereDocument document)
    {
        while (position < text.Length)
        {
            var start = position;
            var end = LineEnd();
            position = Math.Min(end + 1, text.Length);
            line += end < text.Length ? 1 : 0;
            var content = text.AsSpan(start, end - start);
            if (MemoryExtensions.Equals(document.StripsTabs ? content.TrimStart('\t') : content, document.Delimiter, StringComparison.Ordinal))
            {
                return start;
            }
        }

        return text.Length;
    }

    private static bool IsForShell(List<string> words)
    {
        if (words.Count == 0)
        {
            return false;
        }

        var last = words.FindLast(word => !word.StartsWith('-'));
        return words[0] == "ssh" || (last is not null && Shells.Contains(last));
    }

    /// <summary>Reads over the patterns of a <c>case</c> branch; false when the statement ends instead.</summary>
    private bool SkipPattern()
    {
        while (position < text.Length)
        {
            switch (text[position])
            {
                case ' ' or '\t' or '\r' or '(':
                    position++;
                    continue;
                case '\n':
                    position++;
                    line++;
                    continue;
                case '#':
                    SkipLine();
                    continue;
            }

            break;
        }

        if (text.AsSpan(position).StartsWith("esac"))
        {
            position += 4;
            return false;
        }

        while (position < text.Length)
        {
            var character = text[position++];
            if (character == ')')
            {
                return true;
            }

            line += character == '\n' ? 1 : 0;
        }

        return false;
    }

    private bool SkipToIn()
    {
        var words = new List<string>();
        while (position < text.Length && text[position] != '\n')
        {
            var start = position;
            SkipBlanks();
            words.Clear();
            ReadWord(words);
            if (words is ["in"])
            {
                return true;
            }

            position += position == start ? 1 : 0;
        }

        return false;
    }

    private void SkipToSeparator()
    {
        var words = new List<string>();
        while (position < text.Length && text[position] is not ('\n' or ';'))
        {
            var start = position;
            SkipBlanks();
            words.Clear();
            ReadWord(words);
            position += position == start ? 1 : 0;
        }
    }

    private void SkipPast(string end)
    {
        var found = text.IndexOf(end, position, StringComparison.Ordinal);
        var stop = found < 0 ? LineEnd() : found + end.Length;
        line += text.AsSpan(position, stop - position).Count('\n');
        position = stop;
    }

    private void SkipBlanks()
    {
        while (position < text.Length)
        {
            if (text[position] is ' ' or '\t')
            {
                position++;
            }
            else if (text[position] == '\\' && Next() == '\n')
            {
                position += 2;
                line++;
            }
            else
            {
                return;
            }
        }
    }

    private void SkipLine() => position = LineEnd();

    private bool ClosesAtOnce(out int end)
    {
        end = position + 1;
        while (end < text.Length && text[end] == ' ')
        {
            end++;
        }

        return end < text.Length && text[end++] == ')';
    }
}
