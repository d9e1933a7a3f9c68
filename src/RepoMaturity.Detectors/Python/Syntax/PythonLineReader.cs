using RepoMaturity.Core.Documents;

namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>
/// Splits a text into logical lines of tokens (Python Language Reference, chapter 2), tolerant: an unclosed bracket ends where a statement begins
/// that cannot stand in brackets, and any indentation is taken as it comes.
/// </summary>
internal sealed partial class PythonLineReader
{
    private const int TabWidth = 8;

    private readonly string text;
    private readonly int end;
    private readonly bool isNotebook;
    private readonly PythonTextScanner texts;
    private readonly PythonNamePool names;
    private readonly List<PythonToken> tokens = [];
    private int position;
    private int line;
    private int brackets;

    /// <summary>Begins to read a range of a text.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="start">Index of the first character.</param>
    /// <param name="end">Index after the last one.</param>
    /// <param name="line">Line of the first character.</param>
    /// <param name="names">The names met so far.</param>
    /// <param name="maximumTokens">Most tokens to read.</param>
    /// <param name="isNotebook">Whether lines of IPython's own are to be expected.</param>
    public PythonLineReader(string text, int start, int end, int line, PythonNamePool names, int maximumTokens, bool isNotebook)
    {
        this.text = text;
        position = start;
        this.end = end;
        this.line = line;
        this.names = names;
        this.isNotebook = isNotebook;
        texts = new PythonTextScanner(text, end);
        MaximumTokens = maximumTokens;
    }

    /// <summary>The tokens of the present logical line; the list is used again for the next one.</summary>
    public List<PythonToken> Tokens => tokens;

    /// <summary>Column of the first token, tabs counted to the next multiple of eight.</summary>
    public int Column { get; private set; }

    /// <summary>Number of tokens read so far.</summary>
    public int TokenCount { get; private set; }

    /// <summary>Whether text of a template stands outside literals.</summary>
    public bool IsTemplated { get; private set; }

    /// <summary>What went wrong; null when nothing did.</summary>
    public ReadProblem? Problem { get; private set; }

    private int MaximumTokens { get; }

    /// <summary>Reads the tokens between brackets as one line: the expression of a field.</summary>
    public bool NextInBrackets()
    {
        brackets = 1;
        tokens.Clear();
        ReadTokens();
        return tokens.Count > 0;
    }

    /// <summary>Reads the next logical line that is not empty; false at the end.</summary>
    public bool Next()
    {
        tokens.Clear();
        brackets = 0;
        while (tokens.Count == 0)
        {
            if (!SkipToStatement())
            {
                return false;
            }

            ReadTokens();
        }

        return true;
    }

    private bool SkipToStatement()
    {
        Column = 0;
        while (position < end && !IsFull())
        {
            switch (text[position])
            {
                case ' ':
                    Column++;
                    position++;
                    break;
                case '\t':
                    Column = ((Column / TabWidth) + 1) * TabWidth;
                    position++;
                    break;
                case '\n':
                    line++;
                    position++;
                    Column = 0;
                    break;
                case '\f' or '\uFEFF':
                    position++;
                    Column = 0;
                    break;
                case '#':
                    position = LineEnd();
                    break;
                case '{' when position + 1 < end && text[position + 1] == '%':
                    IsTemplated = true;
                    position = LineEnd();
                    break;
                case '%' or '!' when isNotebook:
                    ReadMagic();
                    return true;
                default:
                    return true;
            }
        }

        return false;
    }

    private void ReadTokens()
    {
        while (position < end)
        {
            if (IsFull())
            {
                return;
            }

            var character = text[position];
            if (character == '\n')
            {
                line++;
                position++;
                if (brackets == 0 || StatementFollows())
                {
                    return;
                }
            }
            else if (PythonCharacters.IsNameStart(character))
            {
                ReadName();
            }
            else if (character is ' ' or '\t' or '\f')
            {
                position++;
            }
            else if (character == '#')
            {
                position = LineEnd();
            }
            else if (character is '"' or '\'')
            {
                ReadText(position, false);
            }
            else if (char.IsAsciiDigit(character) || (character == '.' && position + 1 < end && char.IsAsciiDigit(text[position + 1])))
            {
                ReadNumber();
            }
            else if (character == '\\')
            {
                ReadContinuation();
            }
            else
            {
                ReadOperator(character);
            }
        }
    }

    private bool IsFull()
    {
        if (TokenCount < MaximumTokens)
        {
            return false;
        }

        Problem ??= new ReadProblem(line, "More tokens than the limit allows: the rest of the file was not read.");
        return true;
    }

    /// <summary>Whether the line that begins here is a statement that cannot stand in brackets: then a bracket was left open before it.</summary>
    private bool StatementFollows()
    {
        var start = position;
        while (start < this.end && text[start] is ' ' or '\t')
        {
            start++;
        }

        var end = start;
        while (end < this.end && char.IsAsciiLetterLower(text[end]) && end - start < 9)
        {
            end++;
        }

        return end < this.end && text[end] is ' ' or ':' && text.AsSpan(start, end - start) is "def" or "class" or "import" or "return" or "raise"
            or "while" or "try" or "with" or "del" or "assert" or "global" or "nonlocal" or "finally" or "except";
    }

    private int LineEnd()
    {
        var length = text.AsSpan(position, end - position).IndexOf('\n');
        return length < 0 ? end : position + length;
    }
}
