using System.Text;
using RepoMaturity.Core.Documents;

namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>
/// Reads expressions from the tokens of a logical line. Precedence is not kept, for no fact needs it: operands stand side by side. Brackets deeper
/// than the limit are skipped.
/// </summary>
internal sealed partial class PythonExpressionReader : PythonTokenCursor
{
    /// <summary>A longer chain of attributes, calls and subscripts is read up to here.</summary>
    private const int MaximumChain = 256;

    /// <summary>Constants beyond so many items of one bracket are data, and are left out.</summary>
    private const int MaximumConstants = 1_000;

    private readonly string text;
    private readonly ReadLimits limits;
    private readonly PythonNamePool names;
    private readonly StringBuilder literal = new();
    private int depth;

    /// <summary>Makes a reader of a text.</summary>
    public PythonExpressionReader(string text, ReadLimits limits, PythonNamePool names)
    {
        this.text = text;
        this.limits = limits;
        this.names = names;
    }

    /// <summary>Line of the first bracket that was skipped for its depth; null when none was.</summary>
    public int? TooDeepLine { get; private set; }

    /// <summary>Number of expressions made so far.</summary>
    public int Nodes { get; private set; }

    /// <summary>Reads expressions with commas between them: one is itself, several are a sequence; null when there is none.</summary>
    public PythonExpression? ReadList(bool stopAtIn = false)
    {
        var line = Line;
        PythonExpression? first = null;
        List<PythonExpression>? all = null;
        while (true)
        {
            var item = ReadExpression(stopAtIn);
            if (item is not null)
            {
                if (first is not null)
                {
                    (all ??= [first]).Add(item);
                }

                first ??= item;
            }

            if (!Accept(PythonOperator.Comma))
            {
                break;
            }

            all ??= first is null ? [] : [first];
        }

        return all is null ? first : Made(new PythonSequence(line, all));
    }

    /// <summary>
    /// Reads one expression, up to a comma, colon, semicolon, assignment or closing bracket that is not its own; null when none stands here.
    /// </summary>
    public PythonExpression? ReadExpression(bool stopAtIn = false)
    {
        var state = new OperandList();
        for (var goesOn = true; goesOn && !IsAtEnd;)
        {
            var token = Token;
            goesOn = token.Kind switch
            {
                PythonTokenKind.Operator => ReadOperator(token, ref state),
                PythonTokenKind.Name when IsKeyword(token.Name!) => ReadKeyword(token, ref state, stopAtIn),
                _ => state.Add(ReadPrimary()),
            };
        }

        return Finish(ref state);
    }

    private bool ReadOperator(PythonToken token, ref OperandList state)
    {
        switch (token.Operator)
        {
            case PythonOperator.Comma or PythonOperator.Colon or PythonOperator.Semicolon or PythonOperator.Assign or PythonOperator.Augmented:
            case PythonOperator.CloseParenthesis or PythonOperator.CloseBracket or PythonOperator.CloseBrace:
                return false;
            case PythonOperator.OpenParenthesis or PythonOperator.OpenBracket or PythonOperator.OpenBrace:
            case PythonOperator.Ellipsis:
                return state.Add(ReadPrimary());
            case PythonOperator.Walrus:
                Skip();
                return state.BindTo();
            case PythonOperator.Minus when state.IsEmpty && TokenAt(1).Kind == PythonTokenKind.Number:
                var number = TokenAt(1);
                Skip(2);
                return state.Add(new PythonConstant(token.Line, "-" + TextOf(number)));
            default:
                Skip();
                return state.Join(token.Operator);
        }
    }

    private bool ReadKeyword(PythonToken token, ref OperandList state, bool stopAtIn)
    {
        switch (token.Name)
        {
            case "in" when stopAtIn:
                return false;
            case "await":
                Skip();
                return true;
            case "lambda":
                Skip();
                SkipLambdaParameters();
                return state.Join(PythonOperator.Other);
            case "if" or "else" or "or":
                Skip();
                return state.JoinChoice();
            case "as" when !state.HasTarget:
                Skip();
                return ReadTarget(ref state);
            default:
                Skip();
                return state.Join(PythonOperator.Other);
        }
    }

    private bool ReadTarget(ref OperandList state)
    {
        var value = Finish(ref state);
        var isTarget = !IsAtEnd && (Name is not null || IsOpening(Operator) || Operator == PythonOperator.Star);
        if (value is null || !isTarget)
        {
            return value is null || state.Add(value);
        }

        Accept(PythonOperator.Star);
        state.HasTarget = true;
        return IsAtEnd ? state.Add(value) : state.Add(Made(new PythonBinding(value.Line, ReadPrimary(), value)));
    }

    private PythonExpression? Finish(ref OperandList state)
    {
        var value = state.Value;
        if (value is PythonCompound)
        {
            Nodes++;
        }

        if (state.BoundTo is { } target && value is not null)
        {
            value = Made(new PythonBinding(target.Line, target, value));
        }

        state = new OperandList();
        return value;
    }

    /// <summary>Goes over the parameters of a lambda and its colon; a lambda in a default adds a colon of its own.</summary>
    private void SkipLambdaParameters()
    {
        var colons = 1;
        for (var open = 0; !IsAtEnd; Skip())
        {
            if (Name == "lambda")
            {
                colons++;
            }
            else if (IsOpening(Operator))
            {
                open++;
            }
            else if (IsClosing(Operator) && --open < 0)
            {
                return;
            }
            else if (Operator == PythonOperator.Colon && open == 0 && --colons == 0)
            {
                Skip();
                return;
            }
        }
    }

    private bool IsTooDeep()
    {
        if (depth < limits.Depth)
        {
            return false;
        }

        TooDeepLine ??= Line;
        return true;
    }

    private string TextOf(PythonToken token) => names.Get(text.AsSpan(token.Start, token.End - token.Start));

    private TExpression Made<TExpression>(TExpression expression)
        where TExpression : PythonExpression
    {
        Nodes++;
        return expression;
    }

    private static bool IsKeyword(string name) => name.Length <= 6
        && name is "if" or "else" or "or" or "and" or "not" or "in" or "is" or "for" or "lambda" or "await" or "yield" or "from" or "async" or "as";
}
