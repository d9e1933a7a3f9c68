namespace RepoMaturity.Detectors.Shell;

/// <summary>One pass over a shell text. This part knows the structure; the other part knows words.</summary>
internal sealed partial class ShellScanner(string text, int firstLine, ShellScannerState state, int depth)
{
    private readonly List<HereDocument> hereDocuments = [];
    private readonly Stack<string?> pushed = new();
    private int position;
    private int line = firstLine;
    private int depth = depth;
    private string? folder = string.Empty;
    private string? previousFolder;
    private ShellBlocks blocks = new();
    private bool hasEnded;

    public ShellScannerState State { get; } = state;

    public void Read() => ReadCommands(untilParenthesis: false);

    /// <summary>Reads commands to the end of the text, or to the parenthesis that closes a substitution.</summary>
    private void ReadCommands(bool untilParenthesis)
    {
        var command = new CommandUnderWay();
        var subshells = new Stack<string?>();
        var openCases = 0;
        var (outerBlocks, outerDead) = (blocks, State.Dead);
        blocks = new ShellBlocks();
        while (position < text.Length && !hasEnded)
        {
            var character = text[position];
            switch (character)
            {
                case ' ' or '\t' or '\r' or '\f' or '\v' or '\u00A0':
                    position++;
                    break;
                case '\\' when Next() == '\n':
                    position += 2;
                    line++;
                    break;
                case '\n':
                    EndList(ref command, subshells.Count + openCases == 0 && !untilParenthesis);
                    position++;
                    line++;
                    ReadHereDocuments();
                    break;
                case '#':
                    SkipLine();
                    break;
                case ';':
                    EndList(ref command, subshells.Count + openCases == 0 && !untilParenthesis);
                    position++;
                    if (openCases > 0 && position < text.Length && text[position] is ';' or '&')
                    {
                        position += text[position] == ';' && Next() == '&' ? 2 : 1;
                        openCases -= SkipPattern() ? 0 : 1;
                    }

                    break;
                case '&' when Next() == '>':
                    position++;
                    ReadRedirection(command);
                    break;
                case '&' or '|':
                    Finish(ref command);
                    blocks.Connect();
                    position++;
                    break;
                case '<' or '>':
                    ReadRedirection(command);
                    break;
                case '(':
                    OpenParenthesis(ref command, subshells);
                    break;
                case ')':
                    Finish(ref command);
                    position++;
                    if (subshells.Count > 0)
                    {
                        folder = subshells.Pop();
                    }
                    else if (untilParenthesis)
                    {
                        (blocks, State.Dead) = (outerBlocks, outerDead);
                        return;
                    }

                    break;
                default:
                    if (!State.Count(line))
                    {
                        position = text.Length;
                        return;
                    }

                    openCases += ReadCommandWord(ref command);
                    break;
            }
        }

        Finish(ref command);
        (blocks, State.Dead) = (outerBlocks, outerDead);
    }

    /// <summary>Ends a command where no operator joins it with the next one. After an <c>exit</c> that nothing stands around, nothing is run.</summary>
    private void EndList(ref CommandUnderWay command, bool isOutermost)
    {
        hasEnded = isOutermost && depth == 0 && command.Words is ["exit", ..] && blocks.IsUnconditional && State.Dead == 0;
        var isEmpty = command.Words.Count == 0;
        Finish(ref command);
        blocks.Disconnect(isEmpty);
    }

    /// <summary>Takes one word; answers by how many the open <c>case</c> statements grow.</summary>
    private int ReadCommandWord(ref CommandUnderWay command)
    {
        var start = position;
        var startLine = line;
        var count = command.Words.Count;
        var isQuoted = ReadWord(command.Words);
        if (position == start)
        {
            position++;
            return 0;
        }

        if (count == 0)
        {
            command.Line = startLine;
            var raw = text.AsSpan(start, position - start);
            if (!isQuoted && ReadReserved(raw, ref command, out var openedCases))
            {
                return openedCases;
            }

            if (ReadAssignment(raw, ref command))
            {
                return 0;
            }
        }

        // The number before a redirection is its descriptor, no word.
        if (position < text.Length && text[position] is '<' or '>' && command.Words.Count == count + 1 && IsNumber(text.AsSpan(start, position - start)))
        {
            command.Words.RemoveAt(count);
        }

        return 0;
    }

    private bool ReadReserved(ReadOnlySpan<char> raw, ref CommandUnderWay command, out int openedCases)
    {
        openedCases = 0;
        switch (raw)
        {
            case "if" or "then" or "else" or "elif" or "fi" or "while" or "until" or "do" or "done" or "!" or "{" or "}":
                command.Words.Clear();
                State.Dead += blocks.Take(raw);
                return true;
            case "esac":
                command.Words.Clear();
                openedCases = -1;
                return true;
            case "for" or "select":
                command.Words.Clear();
                State.Dead += blocks.Take(raw);
                SkipToSeparator();
                return true;
            case "case":
                command.Words.Clear();
                openedCases = SkipToIn() && SkipPattern() ? 1 : 0;
                return true;
            case "function":
                command.Words.Clear();
                SkipBlanks();
                var words = new List<string>();
                ReadWord(words);
                if (words.Count > 0)
                {
                    State.Variables.Define(words[0]);
                }

                return true;
            case "[[":
                command.Words.Clear();
                SkipPast("]]");
                return true;
            default:
                return false;
        }
    }

    private void OpenParenthesis(ref CommandUnderWay command, Stack<string?> subshells)
    {
        if (command.Words.Count == 1 && ClosesAtOnce(out var end))
        {
            State.Variables.Define(command.Words[0]);
            command = new CommandUnderWay();
            position = end;
            return;
        }

        if (command.Words.Count == 0 && Next() == '(')
        {
            SkipPast("))");
            return;
        }

        Finish(ref command);
        subshells.Push(folder);
        position++;
    }

    /// <summary>The substitution that opens at the current position; what is nested too deep is not read.</summary>
    private void ReadNested()
    {
        if (!State.MayEnter(depth + 1, line))
        {
            position = text.Length;
            return;
        }

        var outside = folder;
        depth++;
        ReadCommands(untilParenthesis: true);
        depth--;
        folder = outside;
    }

    /// <summary>Text that is shell inside this one: back quotes, the body of a here-document for a shell.</summary>
    private void ReadInner(string inner, int innerLine)
    {
        if (State.MayEnter(depth + 1, line))
        {
            new ShellScanner(inner, innerLine, State, depth + 1) { folder = folder }.Read();
        }
    }

    private void Finish(ref CommandUnderWay command)
    {
        blocks.Run(command.Words);
        if (State.Dead > 0)
        {
            command = new CommandUnderWay();
            return;
        }

        if (command.Words.Count == 0)
        {
            foreach (var (name, value) in command.Assignments ?? [])
            {
                State.Variables.Assign(name, value);
            }

            command = new CommandUnderWay();
            return;
        }

        var words = command.Words;
        switch (words[0])
        {
            case "cd":
                ChangeFolder(words);
                break;
            case "pushd":
                pushed.Push(folder);
                ChangeFolder(words);
                break;
            case "popd":
                folder = pushed.Count > 0 ? pushed.Pop() : null;
                break;
            case "export" or "declare" or "local" or "readonly" or "typeset":
                AssignAll(words);
                break;
            default:
                State.Commands.Add(new ShellCommand(words, command.Line, folder));
                break;
        }

        command = new CommandUnderWay();
    }

    private char Next() => position + 1 < text.Length ? text[position + 1] : '\0';

    private struct CommandUnderWay()
    {
        public List<string> Words { get; } = [];

        public List<(string Name, string Value)>? Assignments { get; set; }

        public int Line { get; set; }
    }

    private sealed record HereDocument(string Delimiter, bool StripsTabs, List<string> Words);
}
