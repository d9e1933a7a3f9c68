using System.Collections.Immutable;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Orchestrators.Airflow;
using RepoMaturity.Detectors.Python.Syntax;

namespace RepoMaturity.Detectors.Python;

/// <summary>Follows expressions to where their values come from, and writes the calls on the way.</summary>
internal sealed partial class PythonEvaluator
{
    private readonly FactWriter facts;
    private readonly PythonNames names;
    private readonly PythonLaunches launches;
    private readonly PythonMentions mentions;
    private readonly Stack<PythonTrailer> chain = new();
    private readonly HashSet<string> cases = new(StringComparer.Ordinal);
    private readonly Dictionary<PythonSequence, int> tables = new(ReferenceEqualityComparer.Instance);
    private PythonScope scope;

    /// <summary>Makes an evaluator.</summary>
    public PythonEvaluator(FactWriter facts, PythonNames names, PythonMentions mentions)
    {
        this.mentions = mentions;
        this.facts = facts;
        this.names = names;
        scope = names.Module;
        launches = new PythonLaunches(facts, ConstantText, NameOf, expression => Assigned.Find(expression, scope));
        Graphs = new AirflowGraphs(facts, ConstantText);
        DataSets = new AirflowDataSets(facts, ConstantText, NameOf);
        Clocks = new PythonClocks(facts, mentions, ConstantText, Mention);
        Cdk = new PythonCdk(facts, ConstantText, NameOf);
    }

    /// <summary>The graphs of tasks that the module declares.</summary>
    public AirflowGraphs Graphs { get; }

    /// <summary>The data sets that graphs wait for.</summary>
    public AirflowDataSets DataSets { get; }

    /// <summary>What names were last set to.</summary>
    public PythonAssigned Assigned { get; } = new();

    /// <summary>The schedulers that run in the process.</summary>
    public PythonClocks Clocks { get; }

    /// <summary>What the module declares with the AWS CDK.</summary>
    public PythonCdk Cdk { get; }

    /// <summary>Whether parts of the module give units.</summary>
    public bool HasUnits { get; set; }

    /// <summary>Whether the module does something when it is run by itself.</summary>
    public bool HasMain { get; set; }

    /// <summary>Whether facts are written; otherwise only origins are found.</summary>
    public bool IsWriting { get; set; }

    /// <summary>The scope to which mentions belong where it is not the one in which names are looked for; null elsewhere.</summary>
    public string? Owner { get; set; }

    /// <summary>The cell in which the statements stand; null in a source file.</summary>
    public int? Cell { get; set; }

    /// <summary>Evaluates an expression in a scope.</summary>
    public PythonOrigin Evaluate(PythonExpression? expression, PythonScope scope)
    {
        this.scope = scope;
        return Evaluate(expression);
    }

    /// <summary>The keyword arguments of a call as facts hold them.</summary>
    public ImmutableArray<Argument> Arguments(IReadOnlyList<PythonArgument> arguments, PythonScope scope)
    {
        var count = 0;
        for (var i = 0; i < arguments.Count; i++)
        {
            count += arguments[i].Name is null ? 0 : 1;
        }

        if (count == 0)
        {
            return [];
        }

        var result = ImmutableArray.CreateBuilder<Argument>(count);
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].Name is { } name)
            {
                result.Add(new Argument(name, names.ConstantText(arguments[i].Value, scope)));
            }
        }

        return result.MoveToImmutable();
    }

    /// <summary>What an annotation says of a value: its type, seen through <c>Optional</c>, <c>Annotated</c> and <c>| None</c>.</summary>
    public PythonOrigin EvaluateAnnotation(PythonExpression? annotation, PythonScope scope)
    {
        for (var steps = 0; steps < 8; steps++)
        {
            switch (annotation)
            {
                case PythonSubscript { Items.Count: > 0, Target: var target } subscript when IsTransparent(LastName(target)):
                    this.scope = scope;
                    EvaluateEach(LastName(target) == "Annotated" ? [.. subscript.Items.Skip(1)] : []);
                    annotation = subscript.Items[0];
                    continue;
                case PythonCompound { SoleOperator: PythonOperator.Bar } union:
                    annotation = union.Operands[0] is PythonConstant { IsNone: true } ? union.Operands[^1] : union.Operands[0];
                    continue;
                case PythonText { Constant: { } quoted }:
                    return EvaluateQuoted(quoted, scope);
                case PythonName or PythonAttribute or PythonSubscript:
                    var wasWriting = IsWriting;
                    IsWriting = false;
                    var origin = Evaluate(annotation, scope);
                    IsWriting = wasWriting;
                    return origin.Function is null ? origin : PythonOrigin.Unknown;
                default:
                    return PythonOrigin.Unknown;
            }
        }

        return PythonOrigin.Unknown;
    }

    /// <summary>The name of what an expression leads to, for a fact; null when nothing can be said.</summary>
    public static string? NameFor(PythonExpression expression, PythonOrigin origin) => origin.Name ?? expression switch
    {
        PythonName name => name.Name,
        PythonAttribute attribute when attribute.Target is not (PythonText or PythonSequence or PythonConstant) => "?." + attribute.Name,
        _ => null,
    };

    private static string? LastName(PythonExpression expression) => (expression as PythonName)?.Name ?? (expression as PythonAttribute)?.Name;

    private static bool IsTransparent(string? name) =>
        name is "Optional" or "Annotated" or "Final" or "ClassVar" or "Required" or "NotRequired" or "Mapped" or "Type" or "type";

    private PythonOrigin EvaluateQuoted(string quoted, PythonScope scope)
    {
        var parts = quoted.Split('.');
        var origin = names.Find(parts[0], scope);
        for (var i = 1; i < parts.Length && i < 8; i++)
        {
            origin = origin.Member(parts[i]);
        }

        return origin;
    }

    private string? NameOf(PythonExpression expression)
    {
        var wasWriting = IsWriting;
        IsWriting = false;
        var name = Evaluate(expression).Name;
        IsWriting = wasWriting;
        return name;
    }

    private PythonOrigin Evaluate(PythonExpression? expression)
    {
        switch (expression)
        {
            case PythonName name:
                return Mentioned(Find(name.Name));
            case PythonTrailer trailer:
                return EvaluateChain(trailer);
            case PythonBinding binding:
                var bound = Evaluate(binding.Value);
                if (binding.Target is PythonName target)
                {
                    scope.Bind(target.Name, bound, keepsKnown: false);
                }

                return bound;
            case PythonCompound compound:
                return EvaluateAll(compound);
            case PythonText text:
                EvaluateEach(text.Fields);
                return PythonOrigin.Unknown;
            case PythonSequence sequence:
                if (IsWriting && HasMain && PythonCases.Keys(sequence) is { } keys)
                {
                    EvaluateCases(sequence, keys);
                }
                else
                {
                    EvaluateEach(sequence.Items);
                }

                return PythonOrigin.Unknown;
            case PythonMagic magic:
                RunMagic(magic);
                return PythonOrigin.Unknown;
            default:
                return PythonOrigin.Unknown;
        }
    }

    private void RunMagic(PythonMagic magic)
    {
        if (IsWriting)
        {
            PythonMagics.Run(magic.Text, new Position(magic.Line, Cell), scope.Id, facts);
        }
    }

    private void EvaluateEach(IReadOnlyList<PythonExpression> expressions)
    {
        if (!IsWriting)
        {
            return;
        }

        for (var i = 0; i < expressions.Count; i++)
        {
            Evaluate(expressions[i]);
        }
    }

    /// <summary>Of a choice, the first operand whose origin is known speaks for all.</summary>
    private PythonOrigin EvaluateAll(PythonCompound compound)
    {
        var result = PythonOrigin.Unknown;
        for (var i = 0; i < compound.Operands.Count; i++)
        {
            var origin = IsWriting || compound.IsChoice ? Evaluate(compound.Operands[i]) : PythonOrigin.Unknown;
            if (compound.IsChoice && !result.IsKnown)
            {
                result = origin;
            }
        }

        return result;
    }

    /// <summary>Goes along a chain of attributes, calls and subscripts from its root: a loop, for chains can be long.</summary>
    private PythonOrigin EvaluateChain(PythonTrailer last)
    {
        var bottom = chain.Count;
        PythonExpression root = last;
        while (root is PythonTrailer trailer)
        {
            chain.Push(trailer);
            root = trailer.Target;
        }

        var origin = root is PythonName name ? Find(name.Name) : Evaluate(root);
        while (chain.Count > bottom)
        {
            var trailer = chain.Pop();
            if (trailer is PythonCall || origin.DottedName is null)
            {
                Mentioned(origin);
            }

            switch (trailer)
            {
                case PythonAttribute attribute:
                    origin = origin.Member(attribute.Name);
                    break;
                case PythonCall call:
                    origin = EvaluateCall(call, origin);
                    break;
                case PythonSubscript subscript:
                    EvaluateEach(subscript.Items);
                    origin = origin.Function is null ? origin : PythonOrigin.Unknown;
                    break;
            }
        }

        return last is PythonCall ? origin : Mentioned(origin);
    }

    private PythonOrigin Find(string name)
    {
        if (IsWriting)
        {
            foreach (var module in names.ModulesOf(name, scope))
            {
                Mentioned(new PythonOrigin(module).Member(name));
            }
        }

        return names.Find(name, scope);
    }

    private PythonOrigin Mentioned(PythonOrigin origin)
    {
        if (IsWriting)
        {
            mentions.Add(Owner ?? scope.Id, origin);
        }

        return origin;
    }
}
