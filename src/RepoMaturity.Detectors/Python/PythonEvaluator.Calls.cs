using System.Collections.Immutable;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Python.Syntax;

namespace RepoMaturity.Detectors.Python;

/// <content>Calls: what they are, what they start, and to which part of the module they belong.</content>
internal sealed partial class PythonEvaluator
{
    private PythonOrigin EvaluateCall(PythonCall call, PythonOrigin callee)
    {
        var here = scope;
        var outer = here.Id;
        here.Id ??= here.IsModule && HasUnits ? GraphOf(call, callee) : null;
        if (IsWriting)
        {
            var name = call.Target is PythonCall ? null : NameFor(call.Target, callee);
            if (name is not null)
            {
                WriteCall(name, call);
            }

            for (var i = 0; i < call.Arguments.Count; i++)
            {
                Evaluate(call.Arguments[i].Value);
            }
        }

        here.Id = outer;
        return callee.DottedName == "super" && SuperClass() is { } ancestors ? ancestors : callee.Result();
    }

    private void WriteCall(string name, PythonCall call)
    {
        var position = new Position(call.Line, Cell);
        var value = call.First is { } first ? TextOf(first) : null;
        facts.Add(new Fact(FactKind.Call, name, position, value, scope.Id) { Arguments = ArgumentsOf(name, call, scope) });
        launches.Find(name, call, position, scope.Id);
        DataSets.Write(name, call, position, scope.Id);
        if (HasUnits)
        {
            Clocks.Find(name, call, position);
            Cdk.Find(name, call, position, scope.Id);
        }

        if (name is "globals" or "locals" or "eval" or "exec" || (name == "fire.Fire" && call.First is null))
        {
            mentions.AddAll(scope.Id);
        }
    }

    /// <summary>The keyword arguments of a call, with those that a graph is given in a dictionary.</summary>
    public ImmutableArray<Argument> ArgumentsOf(string name, PythonCall call, PythonScope from) =>
        Graphs.WithSettings(name, call, Arguments(call.Arguments, from), expression => Assigned.Find(expression, from));

    /// <summary>The graph to which a call at the top level of the module belongs; null for most.</summary>
    private string? GraphOf(PythonCall call, PythonOrigin callee)
    {
        var id = Graphs.Find(callee.DottedName, call);
        if (id is not null && IsWriting)
        {
            Graphs.Write(id, new Position(call.Line, Cell));
        }

        return id;
    }

    private void Mention(string owner, PythonExpression expression)
    {
        var outer = Owner;
        Owner = owner;
        Evaluate(expression);
        Owner = outer;
    }

    private string? ConstantText(PythonExpression expression) => names.ConstantText(expression, scope);

    /// <summary>The constant text of an expression in a scope; null where it has none.</summary>
    public string? ConstantText(PythonExpression expression, PythonScope from) => names.ConstantText(expression, from);

    /// <summary>The constant text of an expression; a number or other constant is none.</summary>
    private string? TextOf(PythonExpression expression) => expression is PythonConstant ? null : names.ConstantText(expression, scope);

    /// <summary>What <c>super()</c> stands for in a method: a class with the bases of its own.</summary>
    private PythonOrigin? SuperClass()
    {
        for (var scope = this.scope; scope is not null; scope = scope.Outer)
        {
            if (scope.MethodOf is { } own)
            {
                var ancestors = new PythonClass(own.Name);
                ancestors.Bases.AddRange(own.Bases);
                return new PythonOrigin(null, ancestors);
            }
        }

        return null;
    }

    /// <summary>Each entry of a table mentions its function for itself.</summary>
    private void EvaluateCases(PythonSequence table, IReadOnlyList<string> keys)
    {
        var outer = Owner;
        if (!tables.TryGetValue(table, out var number))
        {
            tables.Add(table, number = tables.Count);
        }

        for (var i = 0; i < keys.Count; i++)
        {
            Owner = outer;
            Evaluate(table.Items[2 * i]);
            Owner = PythonCases.Of(number, keys[i]);
            if (cases.Add(Owner))
            {
                facts.Add(new Unit(Owner, UnitKind.Task, keys[i], new Position(table.Items[2 * i].Line, Cell)));
            }

            Evaluate(table.Items[(2 * i) + 1]);
        }

        Owner = outer;
    }
}
