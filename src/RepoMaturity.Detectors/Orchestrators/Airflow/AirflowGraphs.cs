using System.Collections.Immutable;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Python;
using RepoMaturity.Detectors.Python.Syntax;

namespace RepoMaturity.Detectors.Orchestrators.Airflow;

/// <summary>
/// The graphs that a Python module declares at its top level, each a part of its own: what stands under <c>with DAG(...)</c>, or is handed <c>dag=</c>, belongs to it.
/// </summary>
/// <param name="facts">Takes the units.</param>
/// <param name="constantText">The constant text of an expression; null where it has none.</param>
internal sealed class AirflowGraphs(FactWriter facts, Func<PythonExpression, string?> constantText)
{
    /// <summary>What the ids of graphs begin with.</summary>
    public const string Prefix = "dag:";

    private readonly Dictionary<PythonExpression, string> byCall = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, string> byVariable = new(StringComparer.Ordinal);

    /// <summary>The id of the graph that a call declares or adds to; null for other calls.</summary>
    /// <param name="name">The resolved name of what is called; null where it is unknown.</param>
    /// <param name="call">The call.</param>
    public string? Find(string? name, PythonCall call)
    {
        if (AirflowNames.IsGraph(name))
        {
            var written = call.Keyword("dag_id") ?? call.First;
            var text = written is null ? null : constantText(written) ?? (written as PythonText)?.Template;
            return byCall[call] = Prefix + (text ?? FormattableString.Invariant($"{call.Line}"));
        }

        return byVariable.Count > 0 && call.Keyword("dag") is PythonName { Name: var variable } ? byVariable.GetValueOrDefault(variable) : null;
    }

    /// <summary>
    /// The arguments of a graph with those that it is given in a dictionary (<c>DAG(**settings)</c>), or through a call that hands on its own (<c>DAG(**defaults(schedule="@daily"))</c>).
    /// </summary>
    /// <param name="name">What is called, or decorates.</param>
    /// <param name="call">The call.</param>
    /// <param name="written">Its own arguments.</param>
    /// <param name="assigned">What a name was set to; null where it is unknown.</param>
    public ImmutableArray<Argument> WithSettings(string name, PythonCall call, ImmutableArray<Argument> written, Func<PythonExpression, PythonExpression?> assigned)
    {
        if (!AirflowNames.IsGraph(name) && !AirflowNames.IsGraphDecorator(name))
        {
            return written;
        }

        foreach (var (keyword, value) in call.Arguments)
        {
            if (keyword is not null || value is not PythonCompound { Operands: [var unpacked] })
            {
                continue;
            }

            var given = (assigned(unpacked) ?? unpacked) switch
            {
                PythonSequence { Items: var items } => items.Chunk(2).Where(pair => pair is [PythonText { Constant: not null }, _]).Select(pair => (Name: ((PythonText)pair[0]).Constant!, Value: pair[1])),
                PythonCall inner => inner.Arguments.Where(argument => argument.Name is not null).Select(argument => (Name: argument.Name!, argument.Value)),
                _ => [],
            };
            written = written.AddRange(given.Where(setting => AirflowNames.IsSetting(setting.Name)).Select(setting => new Argument(setting.Name, constantText(setting.Value))));
        }

        return written;
    }

    /// <summary>Adds the unit of a graph.</summary>
    public void Write(string id, Position position)
    {
        facts.Add(new Unit(id, UnitKind.Function, id[Prefix.Length..], position));

        // Who runs the file by hand may run all of its parts.
        facts.Add(new Unit(PythonParts.Main, UnitKind.MainBlock, PythonParts.Main, new Position(1, position.Cell)));
    }

    /// <summary>Notes that a variable holds what an expression gives.</summary>
    public void Assign(string variable, PythonExpression value)
    {
        if (byCall.TryGetValue(value, out var id))
        {
            byVariable[variable] = id;
        }
    }

    /// <summary>The id of the graph that a <c>with</c> opens; null for other blocks.</summary>
    public string? Opened(PythonBlock block)
    {
        if (block.Kind != PythonBlockKind.With)
        {
            return null;
        }

        foreach (var expression in block.Expressions)
        {
            var opened = expression;
            if (expression is PythonBinding { Target: PythonName { Name: var variable } } binding)
            {
                opened = binding.Value;
                Assign(variable, opened);
            }

            var id = opened is PythonName { Name: var name } ? byVariable.GetValueOrDefault(name) : byCall.GetValueOrDefault(opened);
            if (id is not null)
            {
                return id;
            }
        }

        return null;
    }
}
