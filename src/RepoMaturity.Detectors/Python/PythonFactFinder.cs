using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Python.Syntax;

namespace RepoMaturity.Detectors.Python;

/// <summary>
/// Walks the statements of a module twice: once to learn what its names, classes and functions are, once to write facts. Both walks bind names alike.
/// </summary>
internal sealed partial class PythonFactFinder
{
    private readonly FactWriter facts;
    private readonly string fileName;
    private readonly PythonNames names = new();
    private readonly PythonMentions mentions;
    private readonly PythonEvaluator evaluator;
    private readonly PythonImportFacts imports;
    private bool isWriting;
    private bool isTypeChecking;
    private bool isFallback;

    /// <summary>Makes a finder for one module.</summary>
    /// <param name="facts">Takes what is found.</param>
    /// <param name="fileName">Name of the file, for its unit.</param>
    public PythonFactFinder(FactWriter facts, string fileName)
    {
        this.facts = facts;
        this.fileName = fileName;
        mentions = new PythonMentions(facts);
        evaluator = new PythonEvaluator(facts, names, mentions);
        imports = new PythonImportFacts(facts, names);
    }

    /// <summary>Whether a module that can be run as a script gives a unit.</summary>
    public bool HasUnit { get; init; } = true;

    /// <summary>Writes the facts of a module.</summary>
    public void Find(IReadOnlyList<PythonPart> parts)
    {
        evaluator.HasUnits = HasUnit;
        evaluator.HasMain = HasUnit && parts.Any(part => part.Document.Statements.Any(PythonConditions.IsMainBlock));
        Walk(parts);
        names.BeginAgain();
        isWriting = true;
        Walk(parts);
        evaluator.Cdk.End();
        mentions.Write();
    }

    private void Walk(IReadOnlyList<PythonPart> parts)
    {
        foreach (var part in parts)
        {
            evaluator.Cell = part.Cell;
            Walk(part.Document.Statements, names.Module);
        }
    }

    private void Walk(IReadOnlyList<PythonStatement> statements, PythonScope scope)
    {
        for (var i = 0; i < statements.Count; i++)
        {
            var statement = statements[i];
            evaluator.IsWriting = isWriting && !isTypeChecking;
            switch (statement)
            {
                case PythonImport import:
                    imports.Import(import, scope, PositionOf(statement), isWriting, isTypeChecking, isFallback);
                    break;
                case PythonAssignment assignment:
                    Assign(assignment, scope);
                    break;
                case PythonEvaluation evaluation:
                    Evaluate(evaluation, scope);
                    break;
                case PythonBlock block:
                    WalkBlock(block, scope);
                    break;
                case PythonDefinition { IsClass: true } definition:
                    DefineClass(definition, scope);
                    break;
                case PythonDefinition definition:
                    DefineFunction(definition, scope);
                    break;
                case PythonOuterNames outer:
                    foreach (var name in outer.Names)
                    {
                        scope.TakeFromOutside(name);
                    }

                    break;
            }
        }
    }

    private void WalkBlock(PythonBlock block, PythonScope scope)
    {
        var condition = block.Expressions.Count == 1 ? block.Expressions[0] : null;
        var isCondition = block.Kind is PythonBlockKind.If or PythonBlockKind.ElseIf;
        if ((isCondition || block.Kind == PythonBlockKind.While) && PythonConditions.IsNever(condition))
        {
            return;
        }

        var isMain = scope is { IsModule: true, Id: null } && isCondition && PythonConditions.IsMain(condition);
        if (HasUnit && isMain && evaluator.IsWriting)
        {
            facts.Add(new Unit(string.Empty, UnitKind.Script, fileName, PositionOf(block)));
            facts.Add(new Unit(PythonParts.Main, UnitKind.MainBlock, fileName, PositionOf(block)));
        }

        foreach (var expression in block.Expressions)
        {
            evaluator.Evaluate(expression, scope);
        }

        foreach (var target in block.Targets)
        {
            Bind(target, null, PythonOrigin.Unknown, scope);
        }

        var (wasTypeChecking, wasFallback) = (isTypeChecking, isFallback);
        isTypeChecking |= isCondition && PythonConditions.IsTypeChecking(condition);
        isFallback |= block.Kind == PythonBlockKind.Except;
        var outer = scope.Id;
        scope.Id = isMain && HasUnit ? PythonParts.Main : outer ?? (scope.IsModule ? evaluator.Graphs.Opened(block) : null);
        Walk(block.Body, scope);
        scope.Id = outer;
        (isTypeChecking, isFallback) = (wasTypeChecking, wasFallback);
    }

    private void Evaluate(PythonEvaluation evaluation, PythonScope scope)
    {
        if (evaluator.IsWriting && evaluation.Kind == PythonEvaluationKind.Assert)
        {
            facts.Add(new Fact(FactKind.Raise, "assert", PositionOf(evaluation), null, scope.Id));
        }

        for (var i = 0; i < evaluation.Expressions.Count; i++)
        {
            var expression = evaluation.Expressions[i];
            if (i == 0 && evaluation.Kind == PythonEvaluationKind.Raise)
            {
                Raise(expression, scope);
                continue;
            }

            var origin = evaluator.Evaluate(expression, scope);
            if (i == 0 && evaluation.Kind == PythonEvaluationKind.Return && scope.Function is { Result.IsKnown: false } function)
            {
                function.Result = origin;
            }
        }
    }

    /// <summary>What is raised is said once: the error of <c>raise ValueError("no")</c> is no call of its own.</summary>
    private void Raise(PythonExpression expression, PythonScope scope)
    {
        // Of `raise E from e` the error is the first operand.
        if (expression is PythonCompound compound)
        {
            for (var i = 1; i < compound.Operands.Count; i++)
            {
                evaluator.Evaluate(compound.Operands[i], scope);
            }

            expression = compound.Operands[0];
        }

        var call = expression as PythonCall;
        var error = call?.Target ?? expression;
        var origin = evaluator.Evaluate(error, scope);
        if (call is not null)
        {
            Evaluate(call.Arguments, scope);
        }

        var name = call is null ? origin.Name : PythonEvaluator.NameFor(error, origin);
        if (evaluator.IsWriting && name is not null)
        {
            facts.Add(new Fact(FactKind.Raise, name, PositionOf(expression), null, scope.Id));
        }
    }

    private void Assign(PythonAssignment assignment, PythonScope scope)
    {
        var origin = evaluator.Evaluate(assignment.Value, scope);
        if (!origin.IsKnown)
        {
            origin = evaluator.EvaluateAnnotation(assignment.Annotation, scope);
        }

        foreach (var target in assignment.Targets)
        {
            if (target is PythonTrailer)
            {
                evaluator.Evaluate(target, scope);
            }

            if (HasUnit && evaluator.IsWriting && assignment.Value is { } tasks && PythonClocks.HoldsTasks(target))
            {
                evaluator.Clocks.FindTasks(tasks, evaluator.Cell);
            }

            Bind(target, assignment.Value, origin, scope);
            if (target is PythonName { Name: var variable } && assignment.Value is { } value)
            {
                evaluator.Graphs.Assign(variable, value);
                if (evaluator.IsWriting)
                {
                    evaluator.Assigned.Note(scope, variable, value);
                }

                evaluator.DataSets.Assign(variable, value, scope.IsModule && evaluator.IsWriting ? PositionOf(assignment) : null);
            }
        }
    }

    private void Bind(PythonExpression target, PythonExpression? value, PythonOrigin origin, PythonScope scope)
    {
        switch (target)
        {
            case PythonName { Name: var name }:
                NoteConstant(name, value, target.Line, scope);
                var keepsKnown = value is PythonConstant { IsNone: true } || (origin.IsKnown && RootName(value) == name);
                scope.Bind(name, origin, keepsKnown);
                scope.ClassBody?.Bind(name, origin);
                break;
            case PythonAttribute { Target: PythonName owner } attribute when names.Find(owner.Name, scope).Class is { } known:
                known.Bind(attribute.Name, origin);
                break;
            case PythonSequence targets:
                var values = value is PythonSequence sequence && sequence.Items.Count == targets.Items.Count ? sequence.Items : null;
                for (var i = 0; i < targets.Items.Count; i++)
                {
                    var part = values?[i];
                    Bind(targets.Items[i], part, part is PythonName or PythonTrailer ? OriginOf(part, scope) : PythonOrigin.Unknown, scope);
                }

                break;
        }
    }

    private void NoteConstant(string name, PythonExpression? value, int line, PythonScope scope)
    {
        if (!scope.IsModule || value is null)
        {
            return;
        }

        var text = value switch
        {
            PythonText literal => literal.Constant,
            PythonConstant { IsNone: false, Text: not "..." } constant => constant.Text,
            _ => null,
        };
        if (!isWriting)
        {
            names.NoteConstant(name, text);
        }
        else if (text is not null && evaluator.IsWriting)
        {
            facts.Add(new Fact(FactKind.Constant, name, new Position(line, evaluator.Cell), text));
        }
    }

    private void Evaluate(IReadOnlyList<PythonArgument> arguments, PythonScope scope)
    {
        foreach (var argument in arguments)
        {
            evaluator.Evaluate(argument.Value, scope);
        }
    }

    /// <summary>The origin of an expression whose facts are already written.</summary>
    private PythonOrigin OriginOf(PythonExpression expression, PythonScope scope)
    {
        var wasWriting = evaluator.IsWriting;
        evaluator.IsWriting = false;
        var origin = evaluator.Evaluate(expression, scope);
        evaluator.IsWriting = wasWriting;
        return origin;
    }

    private Position PositionOf(PythonStatement statement) => new(statement.Line, evaluator.Cell);

    private Position PositionOf(PythonExpression expression) => new(expression.Line, evaluator.Cell);

    /// <summary>The name at the root of a chain: <c>df</c> of <c>df.dropna().copy()</c>; null for other expressions.</summary>
    private static string? RootName(PythonExpression? expression)
    {
        while (expression is PythonTrailer trailer)
        {
            expression = trailer.Target;
        }

        return (expression as PythonName)?.Name;
    }
}
