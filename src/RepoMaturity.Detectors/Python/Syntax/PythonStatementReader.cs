using RepoMaturity.Core.Documents;

namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>
/// Reads the statements of one text. What belongs to a block is told by columns alone: every line further right than its head, so broken indentation
/// does no harm. Blocks deeper than the limit are read as part of the last one within it.
/// </summary>
internal sealed partial class PythonStatementReader
{
    private readonly ReadLimits limits;
    private readonly PythonLineReader lines;
    private readonly PythonExpressionReader expressions;
    private readonly List<PythonStatement> module = [];
    private readonly Stack<OpenBlock> open = new();
    private readonly List<ReadProblem> problems = [];
    private readonly List<PythonExpression> decorators = [];
    private int statements;

    /// <summary>Makes a reader of a text.</summary>
    public PythonStatementReader(string text, ReadLimits limits, bool isNotebook)
    {
        this.limits = limits;
        var length = text.Length;
        if (length > limits.Bytes)
        {
            length = limits.Bytes;
            problems.Add(new ReadProblem(1, "Larger than the limit allows: the rest of the file was not read."));
        }

        var names = new PythonNamePool();
        lines = new PythonLineReader(text, 0, length, 1, names, limits.Tokens, isNotebook);
        expressions = new PythonExpressionReader(text, limits, names);
    }

    /// <summary>Reads all statements.</summary>
    public PythonDocument Read()
    {
        while (lines.Next())
        {
            while (open.TryPeek(out var block) && lines.Column <= block.Column)
            {
                open.Pop();
            }

            expressions.Begin(lines.Tokens);
            ReadLine();
            if (statements + expressions.Nodes > limits.Nodes)
            {
                problems.Add(new ReadProblem(expressions.Line, "More expressions than the limit allows: the rest of the file was not read."));
                break;
            }
        }

        if (lines.Problem is { } problem)
        {
            problems.Add(problem);
        }

        if (expressions.TooDeepLine is { } line)
        {
            problems.Add(new ReadProblem(line, "Brackets nested deeper than the limit allows were not read."));
        }

        return new PythonDocument(module, problems, lines.TokenCount, lines.IsTemplated);
    }

    private void ReadLine()
    {
        var body = open.TryPeek(out var block) ? block.Body : module;
        while (!expressions.IsAtEnd)
        {
            if (expressions.AcceptClosing())
            {
                continue;
            }

            if (expressions.Operator == PythonOperator.At)
            {
                expressions.Skip();
                if (expressions.ReadExpression() is { } decorator)
                {
                    decorators.Add(decorator);
                }

                return;
            }

            var inner = ReadStatement(body);
            decorators.Clear();
            if (inner is null)
            {
                expressions.SkipTo(PythonOperator.Semicolon, PythonOperator.Semicolon);
                expressions.Skip();
                continue;
            }

            expressions.SkipTo(PythonOperator.Colon, PythonOperator.Colon);
            expressions.Skip();
            if (open.Count < limits.Depth)
            {
                body = inner;
                open.Push(new OpenBlock(lines.Column, inner));
            }
        }
    }

    /// <summary>Reads a statement, or the head of one with a body.</summary>
    /// <returns>The body that the head opens; null for a statement without one.</returns>
    private List<PythonStatement>? ReadStatement(List<PythonStatement> body)
    {
        statements++;
        var line = expressions.Line;
        if (expressions.Name == "async" && expressions.NameAt(1) is "def" or "for" or "with")
        {
            expressions.Skip();
        }

        var word = StartsExpression() ? null : expressions.Name;
        switch (word)
        {
            case "import":
                PythonImportReader.ReadImport(expressions, line, body);
                return null;
            case "from":
                PythonImportReader.ReadFrom(expressions, line, body);
                return null;
            case "def" or "class":
                return PythonDefinitionReader.Read(expressions, line, decorators, body);
            case "global" or "nonlocal":
                ReadOuterNames(line, body);
                return null;
            case "return":
                ReadEvaluation(line, PythonEvaluationKind.Return, body);
                return null;
            case "raise":
                ReadEvaluation(line, PythonEvaluationKind.Raise, body);
                return null;
            case "assert":
                ReadEvaluation(line, PythonEvaluationKind.Assert, body);
                return null;
            case "del" or "pass" or "break" or "continue":
                return null;
            default:
                if (BlockKind(word) is { } kind)
                {
                    return ReadBlock(line, kind, body);
                }

                ReadSimple(line, body);
                return null;
        }
    }

    private void ReadOuterNames(int line, List<PythonStatement> body)
    {
        var isGlobal = expressions.Name == "global";
        var names = new List<string>();
        expressions.Skip();
        while (expressions.Name is { } name)
        {
            names.Add(name);
            expressions.Skip();
            expressions.Accept(PythonOperator.Comma);
        }

        body.Add(new PythonOuterNames(line, isGlobal, names));
    }

    private void ReadEvaluation(int line, PythonEvaluationKind kind, List<PythonStatement> body)
    {
        expressions.Skip();
        var values = new List<PythonExpression>();
        do
        {
            if (expressions.ReadExpression() is { } value)
            {
                values.Add(value);
            }
        }
        while (expressions.Accept(PythonOperator.Comma));

        body.Add(new PythonEvaluation(line, kind, values));
    }

    private void ReadSimple(int line, List<PythonStatement> body)
    {
        if (expressions.ReadList() is not { } first)
        {
            return;
        }

        PythonExpression? annotation = null;
        if (expressions.Accept(PythonOperator.Colon))
        {
            annotation = expressions.ReadExpression();
        }

        if (expressions.Operator == PythonOperator.Assign || annotation is not null)
        {
            ReadAssignment(line, first, annotation, body);
        }
        else if (expressions.Accept(PythonOperator.Augmented))
        {
            body.Add(new PythonEvaluation(line, PythonEvaluationKind.Plain, expressions.ReadList() is { } value ? [first, value] : [first]));
        }
        else if (first is not (PythonText { Fields.Count: 0 } or PythonConstant or PythonName))
        {
            body.Add(new PythonEvaluation(line, PythonEvaluationKind.Plain, [first]));
        }
    }

    private void ReadAssignment(int line, PythonExpression first, PythonExpression? annotation, List<PythonStatement> body)
    {
        var targets = new List<PythonExpression> { first };
        PythonExpression? value = null;
        while (expressions.Accept(PythonOperator.Assign))
        {
            if (value is not null)
            {
                targets.Add(value);
            }

            value = expressions.ReadList() ?? value;
        }

        body.Add(new PythonAssignment(line, targets, annotation, value));
    }

    private readonly record struct OpenBlock(int Column, List<PythonStatement> Body);
}
