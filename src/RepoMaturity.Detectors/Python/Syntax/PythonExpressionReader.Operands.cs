namespace RepoMaturity.Detectors.Python.Syntax;

/// <content>Operands: names, literals, displays, and the trailers behind them.</content>
internal sealed partial class PythonExpressionReader
{
    /// <summary>Reads the arguments after an opening parenthesis, and the closing one.</summary>
    public List<PythonArgument> ReadArguments()
    {
        var arguments = new List<PythonArgument>();
        Skip();
        depth++;
        while (!IsAtEnd && !AcceptClosing())
        {
            string? keyword = null;
            if (Name is { } name && OperatorAt(1) == PythonOperator.Assign)
            {
                keyword = name;
                Skip(2);
            }

            if (ReadExpression() is { } value)
            {
                arguments.Add(new PythonArgument(keyword, value));
            }
            else if (!IsAtEnd && !IsClosing(Operator))
            {
                Skip();
            }
        }

        depth--;
        return arguments;
    }

    private PythonExpression ReadPrimary()
    {
        var token = Token;
        PythonExpression primary;
        switch (token.Kind)
        {
            case PythonTokenKind.Name:
                Skip();
                primary = token.Name is "True" or "False" or "None"
                    ? new PythonConstant(token.Line, token.Name)
                    : Made(new PythonName(token.Line, token.Name!));
                break;
            case PythonTokenKind.Text:
                primary = ReadText();
                break;
            case PythonTokenKind.Magic:
                Skip();
                primary = Made(new PythonMagic(token.Line, TextOf(token)));
                break;
            case PythonTokenKind.Operator when IsOpening(token.Operator):
                primary = ReadDisplay();
                break;
            default:
                Skip();
                primary = new PythonConstant(token.Line, TextOf(token));
                break;
        }

        return ReadTrailers(primary);
    }

    private PythonExpression ReadTrailers(PythonExpression primary)
    {
        for (var length = 0; !IsAtEnd; length++)
        {
            switch (Operator)
            {
                case PythonOperator.Dot when NameAt(1) is { } name:
                    var line = TokenAt(1).Line;
                    Skip(2);
                    primary = length < MaximumChain ? Made(new PythonAttribute(line, primary, name)) : primary;
                    break;
                case PythonOperator.OpenParenthesis or PythonOperator.OpenBracket when length >= MaximumChain || IsTooDeep():
                    SkipBracket();
                    break;
                case PythonOperator.OpenParenthesis:
                    primary = Made(new PythonCall(primary.Line, primary, ReadArguments()));
                    break;
                case PythonOperator.OpenBracket:
                    primary = Made(new PythonSubscript(primary.Line, primary, ReadItems(out _)));
                    break;
                default:
                    return primary;
            }
        }

        return primary;
    }

    private PythonExpression ReadDisplay()
    {
        var token = Token;
        if (IsTooDeep())
        {
            SkipBracket();
            return new PythonSequence(token.Line, []);
        }

        var items = ReadItems(out var hasSeparator);
        return token.Operator == PythonOperator.OpenParenthesis && items.Count == 1 && !hasSeparator
            ? items[0]
            : Made(new PythonSequence(token.Line, items));
    }

    private List<PythonExpression> ReadItems(out bool hasSeparator)
    {
        var items = new List<PythonExpression>();
        hasSeparator = false;
        Skip();
        depth++;
        while (!IsAtEnd && !AcceptClosing())
        {
            if (ReadExpression() is not { } item)
            {
                if (!IsAtEnd && !IsClosing(Operator))
                {
                    hasSeparator = true;
                    Skip();
                }
            }
            else if (items.Count < MaximumConstants || item is not (PythonConstant or PythonText))
            {
                items.Add(item);
            }
        }

        depth--;
        return items;
    }

    private PythonText ReadText()
    {
        var line = Line;
        List<PythonExpression>? fields = null;
        literal.Clear();
        var isTooLong = false;
        for (; !IsAtEnd && Token.Kind == PythonTokenKind.Text; Skip())
        {
            var token = Token;
            isTooLong |= literal.Length + token.End - token.Start > PythonLiteral.MaximumLength;
            if (!isTooLong)
            {
                PythonLiteral.Append(text, token, literal);
            }

            var (index, fieldLine) = (token.Start, token.Line);
            foreach (var field in token.Fields ?? [])
            {
                fieldLine += text.AsSpan(index, field.Start - index).Count('\n');
                index = field.Start;
                (fields ??= []).Add(ReadField(field, fieldLine));
            }
        }

        return Made(new PythonText(line, isTooLong ? null : literal.ToString(), fields is null ? [] : fields));
    }

    /// <summary>Reads the expression of a field as one in brackets.</summary>
    private PythonExpression ReadField(TextField field, int line)
    {
        var unknown = new PythonSequence(line, []);
        if (field.ExpressionEnd <= field.Start + 1 || IsTooDeep())
        {
            return unknown;
        }

        var lines = new PythonLineReader(text, field.Start + 1, field.ExpressionEnd, line, names, limits.Tokens, false);
        if (!lines.NextInBrackets())
        {
            return unknown;
        }

        var inner = new PythonExpressionReader(text, limits, names) { depth = depth + 1 };
        inner.Begin(lines.Tokens);
        var value = inner.ReadList();
        Nodes += inner.Nodes;
        return value ?? unknown;
    }
}
