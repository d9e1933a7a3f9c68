using RepoMaturity.Detectors.Python.Syntax;

namespace RepoMaturity.Detectors.Manifests;

/// <summary>Texts, lists and dictionaries that a setup.py writes out, also through variables of its own.</summary>
internal sealed class SetupPyValues
{
    private const int Deepest = 8;

    private readonly Dictionary<string, List<PythonExpression>> assigned = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string Key, PythonExpression Value)>> entries = new(StringComparer.Ordinal);

    /// <summary>Learns what the variables of a file are.</summary>
    public SetupPyValues(IEnumerable<PythonStatement> statements) => Learn(statements);

    /// <summary>All expressions that stand in statements, those of functions included.</summary>
    public static IEnumerable<PythonExpression> Expressions(IEnumerable<PythonStatement> statements) => statements.SelectMany(statement => statement switch
    {
        PythonEvaluation evaluation => evaluation.Expressions,
        PythonAssignment { Value: { } value } => [value],
        PythonBlock block => block.Expressions.Concat(Expressions(block.Body)),
        PythonDefinition definition => Expressions(definition.Body),
        _ => (IEnumerable<PythonExpression>)[],
    });

    /// <summary>The keywords of a call; those of a dictionary that is unpacked into it too.</summary>
    public Dictionary<string, PythonExpression> Keywords(PythonCall call)
    {
        var keywords = new Dictionary<string, PythonExpression>(StringComparer.Ordinal);
        foreach (var argument in call.Arguments)
        {
            foreach (var (key, value) in argument.Name is { } name ? [(name, argument.Value)] : Pairs(argument.Value))
            {
                keywords.TryAdd(key, value);
            }
        }

        return keywords;
    }

    /// <summary>The entries of a dictionary whose keys are written out.</summary>
    public IEnumerable<(string Key, PythonExpression Value)> Pairs(PythonExpression? expression) => Pairs(expression, Deepest);

    /// <summary>The texts of a list, or the lines of one text.</summary>
    public IEnumerable<(int Line, string Text)> Texts(PythonExpression? expression) => Texts(expression, Deepest);

    private IEnumerable<(string Key, PythonExpression Value)> Pairs(PythonExpression? expression, int depth)
    {
        switch (expression)
        {
            case PythonSequence dictionary:
                for (var i = 0; i + 1 < dictionary.Items.Count; i += 2)
                {
                    if (dictionary.Items[i] is PythonText { Constant: { } key })
                    {
                        yield return (key, dictionary.Items[i + 1]);
                    }
                }

                break;
            case PythonCompound { Operands: [var unpacked] } when depth > 0:
                foreach (var pair in Pairs(unpacked, depth - 1))
                {
                    yield return pair;
                }

                break;
            case PythonCall { Target: PythonName { Name: "dict" } } call:
                foreach (var argument in call.Arguments)
                {
                    if (argument.Name is { } key)
                    {
                        yield return (key, argument.Value);
                    }
                }

                break;
            case PythonName { Name: var name } when depth > 0:
                var known = assigned.GetValueOrDefault(name) ?? [];
                foreach (var pair in known.SelectMany(value => Pairs(value, depth - 1)).Concat(entries.GetValueOrDefault(name) ?? []))
                {
                    yield return pair;
                }

                break;
        }
    }

    private IEnumerable<(int Line, string Text)> Texts(PythonExpression? expression, int depth)
    {
        if (depth == 0)
        {
            return [];
        }

        return expression switch
        {
            PythonText { Constant: { } text } literal => text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Select(line => (literal.Line, line)),
            PythonSequence list => list.Items.SelectMany(item => Texts(item, depth - 1)),
            PythonCompound { IsChoice: false } sum => sum.Operands.SelectMany(operand => Texts(operand, depth - 1)),
            PythonCall { Target: PythonName { Name: "list" or "set" or "sorted" or "tuple" }, First: { } inner } => Texts(inner, depth - 1),
            PythonSubscript { Target: PythonName { Name: var name }, Items: [PythonText { Constant: { } key }] } =>
                Pairs(new PythonName(expression.Line, name), depth - 1).Where(pair => pair.Key == key).SelectMany(pair => Texts(pair.Value, depth - 1)),
            PythonName { Name: var name } => (assigned.GetValueOrDefault(name) ?? []).SelectMany(value => Texts(value, depth - 1)),
            _ => [],
        };
    }

    private void Learn(IEnumerable<PythonStatement> statements)
    {
        foreach (var statement in statements)
        {
            switch (statement)
            {
                case PythonAssignment { Targets: [PythonName target], Value: { } value }:
                    Add(assigned, target.Name, value);
                    break;
                case PythonAssignment { Targets: [PythonSubscript { Target: PythonName target, Items: [PythonText { Constant: { } key }] }], Value: { } value }:
                    Add(entries, target.Name, (key, value));
                    break;
                case PythonBlock block:
                    Learn(block.Body);
                    break;
            }
        }
    }

    private static void Add<TValue>(Dictionary<string, List<TValue>> table, string name, TValue value)
    {
        if (!table.TryGetValue(name, out var list))
        {
            table.Add(name, list = []);
        }

        list.Add(value);
    }
}
