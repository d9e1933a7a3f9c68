using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Python.Syntax;

namespace RepoMaturity.Detectors.Python;

/// <content>Functions and classes: what the first walk learns of them, the second one finds again.</content>
internal sealed partial class PythonFactFinder
{
    private readonly Dictionary<PythonDefinition, PythonClass> classes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<PythonDefinition, PythonFunction> functions = new(ReferenceEqualityComparer.Instance);

    private void DefineClass(PythonDefinition definition, PythonScope scope)
    {
        if (!classes.TryGetValue(definition, out var defined))
        {
            defined = new PythonClass(definition.Name);
            classes.Add(definition, defined);
        }

        Decorate(definition, scope);
        AddDefinition(definition, "class", scope);
        AddUnit(definition, scope);
        evaluator.Owner = PythonParts.Of(definition.Name);
        foreach (var argument in definition.Bases)
        {
            var origin = evaluator.Evaluate(argument.Value, scope);
            if (argument.Name is not null)
            {
                continue;
            }

            if (!isWriting && origin.Class != defined)
            {
                defined.Bases.Add(origin);
            }

            var named = argument.Value is PythonSubscript generic ? generic.Target : argument.Value;
            if (evaluator.IsWriting && PythonEvaluator.NameFor(named, origin) is { } name)
            {
                facts.Add(new Fact(FactKind.Base, name, PositionOf(argument.Value), definition.Name, scope.Id));
            }
        }

        evaluator.Owner = null;
        var itself = new PythonOrigin(null, defined);
        scope.Bind(definition.Name, itself, keepsKnown: false);
        scope.ClassBody?.Bind(definition.Name, itself);
        var outer = scope.ClassBody is null ? scope : scope.Outer!;
        Walk(definition.Body, new PythonScope(outer, scope.Id) { ClassBody = defined });
    }

    private void DefineFunction(PythonDefinition definition, PythonScope scope)
    {
        var qualifiedName = scope.ClassBody is { } owner ? owner.Name + "." + definition.Name : definition.Name;
        if (!functions.TryGetValue(definition, out var function))
        {
            function = new PythonFunction(qualifiedName);
            functions.Add(definition, function);
        }

        Decorate(definition, scope);
        AddDefinition(definition, "function", scope);
        if (scope.ClassBody is null)
        {
            AddUnit(definition, scope);
        }

        var itself = new PythonOrigin(null, null, function);
        scope.Bind(definition.Name, itself, keepsKnown: false);
        scope.ClassBody?.Bind(definition.Name, itself);

        var outer = scope.ClassBody is null ? scope : scope.Outer!;
        var inner = new PythonScope(outer, PythonParts.Of(qualifiedName)) { Function = function, MethodOf = scope.ClassBody };
        BindParameters(definition, scope, inner);
        if (!function.Result.IsKnown)
        {
            function.Result = evaluator.EvaluateAnnotation(definition.Returns, scope);
        }

        Walk(definition.Body, inner);
        evaluator.IsWriting = isWriting && !isTypeChecking;
    }

    private void BindParameters(PythonDefinition definition, PythonScope scope, PythonScope inner)
    {
        for (var i = 0; i < definition.Parameters.Count; i++)
        {
            var parameter = definition.Parameters[i];
            evaluator.Evaluate(parameter.Default, scope);
            var isInstance = i == 0 && scope.ClassBody is not null && !IsStatic(definition);
            var origin = isInstance
                ? new PythonOrigin(null, scope.ClassBody)
                : evaluator.EvaluateAnnotation(parameter.Annotation, scope);
            inner.Bind(parameter.Name, origin, keepsKnown: false);
        }
    }

    private void Decorate(PythonDefinition definition, PythonScope scope)
    {
        var isAsked = evaluator.IsWriting && definition.Decorators.Any(decorator => PythonRoutes.Trains(decorator, expression => evaluator.ConstantText(expression, scope)));
        foreach (var decorator in definition.Decorators)
        {
            var call = decorator as PythonCall;
            var named = call?.Target ?? decorator;
            var origin = evaluator.Evaluate(named, scope);
            var said = evaluator.IsWriting && call?.First is { } first ? evaluator.ConstantText(first, scope) : null;
            if (evaluator.IsWriting && scope is { Id: null, ClassBody: null } && !isAsked)
            {
                var holder = named is PythonAttribute attribute ? OriginOf(attribute.Target, scope) : (PythonOrigin?)null;
                mentions.AddDecorated(definition.Name, holder, origin);
            }

            if (evaluator.IsWriting && PythonEvaluator.NameFor(named, origin) is { } name)
            {
                var arguments = call is null ? [] : evaluator.ArgumentsOf(name, call, scope);
                if (said is not null && name.EndsWith(".command", StringComparison.Ordinal))
                {
                    arguments = arguments.Add(new Argument("name", said));
                }

                facts.Add(new Fact(FactKind.Decorator, name, PositionOf(decorator), definition.Name, scope.Id) { Arguments = arguments });
                NoteGraph(name, call, definition, PositionOf(decorator), scope);
                if (HasUnit)
                {
                    evaluator.Clocks.Decorate(name, call, definition.Name, PositionOf(decorator));
                    if (said is not null)
                    {
                        PythonRoutes.Write(name, said, call!, PositionOf(decorator), definition.Name, scope.Id ?? PythonParts.Of(definition.Name), facts);
                    }
                }
            }

            if (call is not null)
            {
                Evaluate(call.Arguments, scope);
            }
        }
    }

    /// <summary>A decorated function may be a graph of tasks, or a task that belongs to one.</summary>
    private void NoteGraph(string name, PythonCall? call, PythonDefinition definition, Position position, PythonScope scope)
    {
        var part = scope.Id ?? PythonParts.Of(definition.Name);
        if (call is not null)
        {
            evaluator.DataSets.Write(name, call, position, part);
        }

        if (name == "airflow.sdk.asset")
        {
            evaluator.DataSets.WriteAsset(definition.Name, position, part);
        }
    }

    private void AddDefinition(PythonDefinition definition, string what, PythonScope scope)
    {
        if (evaluator.IsWriting && definition.Name.Length > 0)
        {
            facts.Add(new Fact(FactKind.Definition, definition.Name, PositionOf(definition), what, scope.Id));
        }
    }

    /// <summary>A definition is a part of its own; one inside another comes with it.</summary>
    private void AddUnit(PythonDefinition definition, PythonScope scope)
    {
        if (!HasUnit || !isWriting || definition.Name.Length == 0)
        {
            return;
        }

        facts.Add(new Unit(PythonParts.Of(definition.Name), UnitKind.Function, definition.Name, PositionOf(definition)));
        facts.Add(new Unit(PythonParts.Main, UnitKind.MainBlock, fileName, new Position(1, evaluator.Cell)));
        if ((scope.ClassBody is { } owner ? PythonParts.Of(owner.Name) : scope.Id) is { } outer)
        {
            mentions.AddOwn(outer, definition.Name);
        }
    }

    private static bool IsStatic(PythonDefinition definition)
    {
        foreach (var decorator in definition.Decorators)
        {
            if (decorator is PythonName { Name: "staticmethod" })
            {
                return true;
            }
        }

        return false;
    }
}
