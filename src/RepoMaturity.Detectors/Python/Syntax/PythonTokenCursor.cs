namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>A place among the tokens of a logical line.</summary>
internal abstract class PythonTokenCursor
{
    private List<PythonToken> tokens = [];
    private int position;

    /// <summary>The present token; there must be one.</summary>
    protected PythonToken Token => tokens[position];

    /// <summary>Whether no token of the line was taken yet.</summary>
    public bool IsAtStart => position == 0;

    /// <summary>Whether no token is left.</summary>
    public bool IsAtEnd => position >= tokens.Count;

    /// <summary>Line of the present token, or of the last one.</summary>
    public int Line => tokens.Count == 0 ? 1 : tokens[Math.Min(position, tokens.Count - 1)].Line;

    /// <summary>The operator of the present token; none at the end and for other tokens.</summary>
    public PythonOperator Operator => OperatorAt(0);

    /// <summary>The present name; null when the present token is none.</summary>
    public string? Name => NameAt(0);

    /// <summary>Begins with the tokens of another line.</summary>
    public void Begin(List<PythonToken> tokens)
    {
        this.tokens = tokens;
        position = 0;
    }

    /// <summary>The token some tokens ahead; one without a kind of its own beyond the end.</summary>
    protected PythonToken TokenAt(int ahead) => position + ahead < tokens.Count ? tokens[position + ahead] : default;

    /// <summary>The operator some tokens ahead.</summary>
    public PythonOperator OperatorAt(int ahead) =>
        position + ahead < tokens.Count ? tokens[position + ahead].Operator : PythonOperator.None;

    /// <summary>The name some tokens ahead; null when there is none.</summary>
    public string? NameAt(int ahead) => position + ahead < tokens.Count ? tokens[position + ahead].Name : null;

    /// <summary>Goes on by some tokens.</summary>
    public void Skip(int tokens = 1) => position += tokens;

    /// <summary>Goes on when the present token is this operator.</summary>
    public bool Accept(PythonOperator wanted)
    {
        if (Operator != wanted)
        {
            return false;
        }

        position++;
        return true;
    }

    /// <summary>Goes on when the present token is this name.</summary>
    public bool Accept(string name)
    {
        if (Name != name)
        {
            return false;
        }

        position++;
        return true;
    }

    /// <summary>Goes on when the present token closes a bracket.</summary>
    public bool AcceptClosing()
    {
        if (!IsClosing(Operator))
        {
            return false;
        }

        position++;
        return true;
    }

    /// <summary>Goes on to an operator outside brackets, or to the end.</summary>
    public void SkipTo(PythonOperator first, PythonOperator second)
    {
        var open = 0;
        for (; !IsAtEnd; position++)
        {
            var present = Operator;
            if (open == 0 && (present == first || present == second))
            {
                return;
            }

            open += IsOpening(present) ? 1 : IsClosing(present) && open > 0 ? -1 : 0;
        }
    }

    /// <summary>Goes over a bracket and all in it.</summary>
    public void SkipBracket()
    {
        var open = 0;
        for (; !IsAtEnd; position++)
        {
            open += IsOpening(Operator) ? 1 : IsClosing(Operator) ? -1 : 0;
            if (open <= 0)
            {
                position++;
                return;
            }
        }
    }

    protected static bool IsOpening(PythonOperator value) =>
        value is PythonOperator.OpenParenthesis or PythonOperator.OpenBracket or PythonOperator.OpenBrace;

    protected static bool IsClosing(PythonOperator value) =>
        value is PythonOperator.CloseParenthesis or PythonOperator.CloseBracket or PythonOperator.CloseBrace;
}
