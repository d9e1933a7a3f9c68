using RepoMaturity.Core.Documents;

namespace RepoMaturity.Detectors.Python.Syntax;

/// <content>The kinds of token.</content>
internal sealed partial class PythonLineReader
{
    private void ReadContinuation()
    {
        position++;
        if (position < end && text[position] == '\n')
        {
            line++;
            position++;
        }
    }

    private void ReadName()
    {
        var start = position;
        while (position < end && PythonCharacters.IsNamePart(text[position]))
        {
            position++;
        }

        var length = position - start;
        if (length <= 3 && position < end && text[position] is '"' or '\'' && PythonCharacters.IsPrefix(text.AsSpan(start, length), out var isFormatted))
        {
            ReadText(start, isFormatted);
            return;
        }

        Add(new PythonToken(PythonTokenKind.Name, start, position, line, Name: names.Get(text.AsSpan(start, length))));
    }

    private void ReadText(int start, bool isFormatted)
    {
        var line = this.line;
        var end = texts.FindEnd(position, isFormatted, out var fields, out var isClosed);
        if (!isClosed && texts.IsTriple(position))
        {
            Problem ??= new ReadProblem(line, "A text that begins here is never closed.");
        }

        end = Math.Min(end, this.end);
        this.line += text.AsSpan(position, end - position).Count('\n');
        position = end;
        Add(new PythonToken(PythonTokenKind.Text, start, end, line, Fields: fields));
    }

    private void ReadNumber()
    {
        var start = position;
        var isDecimal = text[start] != '0' || start + 1 >= end || text[start + 1] is not ('x' or 'X');
        while (position < end)
        {
            var character = text[position];
            if (char.IsAsciiLetterOrDigit(character) || character is '_' or '.')
            {
                position++;
            }
            else if (character is '+' or '-' && isDecimal && text[position - 1] is 'e' or 'E')
            {
                position++;
            }
            else
            {
                break;
            }
        }

        Add(new PythonToken(PythonTokenKind.Number, start, position, line));
    }

    private void ReadOperator(char character)
    {
        var next = position + 1 < end ? text[position + 1] : '\0';
        var after = position + 2 < end ? text[position + 2] : '\0';
        var start = position;
        if (isNotebook && character is '!' or '%' && next != '=' && tokens.Count > 0 && tokens[^1].Operator == PythonOperator.Assign)
        {
            ReadMagic();
            return;
        }

        var (kind, length) = PythonCharacters.ReadOperator(character, next, after);
        if (character is '(' or '[' or '{')
        {
            brackets++;
            IsTemplated |= character == '{' && next is '{' or '%';
        }
        else if (character is ')' or ']' or '}' && brackets > 0)
        {
            brackets--;
        }

        position += length;
        Add(new PythonToken(PythonTokenKind.Operator, start, position, line, kind));
    }

    /// <summary>Takes the rest of the line, and the lines that backslashes add to it.</summary>
    private void ReadMagic()
    {
        var start = position;
        var line = this.line;
        position = LineEnd();
        while (position < end && text[position - 1] == '\\')
        {
            this.line++;
            position++;
            position = LineEnd();
        }

        Add(new PythonToken(PythonTokenKind.Magic, start, position, line));
    }

    private void Add(PythonToken token)
    {
        TokenCount++;
        tokens.Add(token);
    }
}
