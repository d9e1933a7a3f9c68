namespace RepoMaturity.Detectors.Python.Syntax;

/// <content>Heads of blocks.</content>
internal sealed partial class PythonStatementReader
{
    /// <summary>Whether the first name is one of the line's operands (<c>match.group()</c>, <c>type = 1</c>), whatever it may mean elsewhere.</summary>
    private bool StartsExpression() => expressions.OperatorAt(1) is PythonOperator.Dot or PythonOperator.Assign or PythonOperator.Augmented
        && expressions.Name is not ("from" or "return" or "raise" or "assert");

    private PythonBlockKind? BlockKind(string? word) => word switch
    {
        "if" => PythonBlockKind.If,
        "elif" => PythonBlockKind.ElseIf,
        "else" => PythonBlockKind.Else,
        "for" => PythonBlockKind.For,
        "while" => PythonBlockKind.While,
        "try" => PythonBlockKind.Try,
        "except" => PythonBlockKind.Except,
        "finally" => PythonBlockKind.Finally,
        "with" => PythonBlockKind.With,
        "match" when expressions.IsAtStart && IsSoftHead() => PythonBlockKind.Match,
        "case" when expressions.IsAtStart && IsSoftHead() => PythonBlockKind.Case,
        _ => null,
    };

    /// <summary>
    /// Whether a line that begins with a soft keyword is the head of a block: something stands between the word and a colon, and it cannot be an operator
    /// between two operands.
    /// </summary>
    private bool IsSoftHead() => expressions.OperatorAt(1) switch
    {
        PythonOperator.None => !IsPlainCallLine(),
        PythonOperator.OpenParenthesis or PythonOperator.OpenBracket or PythonOperator.OpenBrace or PythonOperator.Minus or PythonOperator.Star =>
            !IsPlainCallLine(),
        _ => false,
    };

    /// <summary>Whether no colon stands outside the brackets of the line.</summary>
    private bool IsPlainCallLine()
    {
        var open = 0;
        foreach (var token in lines.Tokens)
        {
            switch (token.Operator)
            {
                case PythonOperator.OpenParenthesis or PythonOperator.OpenBracket or PythonOperator.OpenBrace:
                    open++;
                    break;
                case PythonOperator.CloseParenthesis or PythonOperator.CloseBracket or PythonOperator.CloseBrace:
                    open--;
                    break;
                case PythonOperator.Colon when open == 0:
                    return false;
            }
        }

        return true;
    }

    private List<PythonStatement> ReadBlock(int line, PythonBlockKind kind, List<PythonStatement> body)
    {
        expressions.Skip();
        var targets = new List<PythonExpression>();
        if (kind == PythonBlockKind.For)
        {
            if (expressions.ReadList(stopAtIn: true) is { } target)
            {
                targets.Add(target);
            }

            expressions.Accept("in");
        }

        var heads = new List<PythonExpression>();
        while (!expressions.IsAtEnd && expressions.Operator is not (PythonOperator.Colon or PythonOperator.Semicolon))
        {
            if (expressions.ReadExpression() is { } head)
            {
                heads.Add(head);
            }
            else if (expressions.Operator is not (PythonOperator.Colon or PythonOperator.Semicolon))
            {
                expressions.Skip();
            }
        }

        var block = new PythonBlock(line, kind, targets, heads);
        body.Add(block);
        return block.Body;
    }
}
