namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>Gathers the operands of one expression; most have a single one, which costs no list.</summary>
internal struct OperandList
{
    private PythonExpression? first;
    private List<PythonExpression>? all;
    private PythonOperator operation;
    private int joints;
    private int choices;

    /// <summary>What the expression is bound to by <c>:=</c>; null without one.</summary>
    public PythonExpression? BoundTo { get; private set; }

    /// <summary>Whether an operand already got a name by <c>as</c>: a second one on the same expression is no Python, and must not nest.</summary>
    public bool HasTarget { get; set; }

    /// <summary>Whether neither operand nor operator was met.</summary>
    public readonly bool IsEmpty => first is null && joints == 0;

    /// <summary>The expression that the operands make; null without an operand.</summary>
    public readonly PythonExpression? Value => first is null ? null
        : all is null && joints == 0 ? first
        : new PythonCompound(first.Line, all ?? [first], joints == 1 && choices == 0 ? operation : PythonOperator.None, joints > 0 && choices == joints);

    /// <summary>Adds an operand. Answers true: the expression goes on.</summary>
    public bool Add(PythonExpression operand)
    {
        if (first is null)
        {
            first = operand;
        }
        else
        {
            (all ??= [first]).Add(operand);
        }

        return true;
    }

    /// <summary>Adds an operator. Answers true.</summary>
    public bool Join(PythonOperator joint)
    {
        operation = joint;
        joints++;
        return true;
    }

    /// <summary>Adds a keyword that chooses one of the operands. Answers true.</summary>
    public bool JoinChoice()
    {
        choices++;
        return Join(PythonOperator.None);
    }

    /// <summary>Takes what stands so far as the target of <c>:=</c>. Answers true.</summary>
    public bool BindTo()
    {
        var bound = BoundTo ?? first;
        this = new OperandList { BoundTo = bound, HasTarget = HasTarget };
        return true;
    }
}
