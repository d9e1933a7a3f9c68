using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Python.Syntax;

namespace RepoMaturity.Detectors.Orchestrators.Airflow;

/// <summary>Reads what graphs wait for and what tasks bring up to date: data sets (assets), in place, by variable or from another module.</summary>
/// <param name="facts">Takes the references.</param>
/// <param name="constantText">The constant text of an expression; null where it has none.</param>
/// <param name="nameOf">The resolved dotted name of an expression; null where it is unknown.</param>
internal sealed class AirflowDataSets(FactWriter facts, Func<PythonExpression, string?> constantText, Func<PythonExpression, string?> nameOf)
{
    private readonly Dictionary<string, List<string>> byVariable = new(StringComparer.Ordinal);

    /// <summary>Notes a variable that holds data sets, and says so for other modules when <paramref name="position"/> is given.</summary>
    public void Assign(string variable, PythonExpression value, Position? position)
    {
        if (!LooksLikeDataSets(value))
        {
            return;
        }

        var found = new List<string>();
        if (!Collect(value, found))
        {
            return;
        }

        byVariable[variable] = found;
        if (position is { } place)
        {
            found.ForEach(target => Declare(target, variable, place));
        }
    }

    /// <summary>Writes what a call or decorator says of data sets, and which of its arguments other modules hold.</summary>
    /// <param name="name">What is called.</param>
    /// <param name="call">The call.</param>
    /// <param name="position">Where it stands.</param>
    /// <param name="scope">The part of the module to which it belongs.</param>
    public void Write(string name, PythonCall call, Position position, string? scope)
    {
        var isGraph = AirflowNames.IsGraph(name) || AirflowNames.IsGraphDecorator(name);
        if (isGraph)
        {
            foreach (var keyword in AirflowNames.Schedules)
            {
                WriteSchedule(call.Keyword(keyword), position, scope);
            }

            WriteImported("dag_id", call.Keyword("dag_id") ?? call.First, position, scope);
        }
        else if (AirflowNames.StartsGraph(name))
        {
            WriteImported("trigger_dag_id", call.Keyword("trigger_dag_id"), position, scope);
        }

        if (call.Keyword("outlets") is { } outlets)
        {
            var found = new List<string>();
            Collect(outlets, found);
            foreach (var target in found)
            {
                facts.Add(new Reference(AirflowReferences.Updates, target, position, scope));
            }
        }
    }

    /// <summary>A function that is an asset: running it brings the asset of its name up to date.</summary>
    public void WriteAsset(string name, Position position, string scope)
    {
        Declare(name, name, position);
        facts.Add(new Reference(AirflowReferences.Updates, name, position, scope));
    }

    private void Declare(string target, string variable, Position position) =>
        facts.Add(new Reference(AirflowReferences.DataSet, target, position) { Arguments = [new Argument(variable, null)] });

    private void WriteSchedule(PythonExpression? schedule, Position position, string? scope)
    {
        var found = new List<string>();
        if (schedule is null or PythonText or PythonConstant || constantText(schedule) is not null || !Collect(schedule, found))
        {
            return;
        }

        var hasClock = schedule is PythonCall call && AirflowNames.HasClock(nameOf(call.Target));
        foreach (var target in found)
        {
            facts.Add(new Reference(AirflowReferences.Schedule, target, position, scope) { Arguments = hasClock ? [new Argument(AirflowReferences.Clock, null)] : [] });
        }
    }

    private void WriteImported(string keyword, PythonExpression? value, Position position, string? scope)
    {
        if (value is PythonName or PythonAttribute && constantText(value) is null && nameOf(value) is { } name && name.Contains('.', StringComparison.Ordinal))
        {
            facts.Add(new Reference(AirflowReferences.Value, name, position, scope) { Arguments = [new Argument(keyword, null)] });
        }
    }

    /// <summary>Most assignments are dismissed by a word.</summary>
    private bool LooksLikeDataSets(PythonExpression value) => value switch
    {
        PythonCall { Target: PythonName { Name: var name } } => AirflowNames.IsDataSetWord(name),
        PythonCall { Target: PythonAttribute { Name: var name } } => AirflowNames.IsDataSetWord(name),
        PythonSequence { Items: { Count: > 0 } items } => items[0] is PythonCall ? LooksLikeDataSets(items[0]) : items[0] is PythonName { Name: var name } && byVariable.ContainsKey(name),
        _ => false,
    };

    /// <summary>Adds the data sets that an expression means. False when it need not mean any.</summary>
    private bool Collect(PythonExpression expression, List<string> found)
    {
        switch (expression)
        {
            case PythonSequence sequence:
                return CollectAll(sequence.Items, found);
            case PythonCompound compound:
                return CollectAll(compound.Operands, found);
            case PythonCall call when nameOf(call.Target) is { } name:
                if (AirflowNames.CombinesDataSets(name))
                {
                    return CollectAll(call.Arguments.Where(argument => argument.Name is null or "datasets" or "assets").Select(argument => argument.Value), found);
                }

                if (AirflowNames.IsDataSet(name) && (call.First ?? call.Keyword("uri") ?? call.Keyword("name")) is { } target)
                {
                    found.Add(Text(target));
                    return true;
                }

                return false;
            case PythonName { Name: var variable } when byVariable.TryGetValue(variable, out var known):
                found.AddRange(known);
                return true;
            case PythonName or PythonAttribute when nameOf(expression) is { } name && !name.StartsWith("airflow.", StringComparison.Ordinal):
                found.Add(name.Contains('.', StringComparison.Ordinal) ? AirflowReferences.Imported + name : name);
                return true;
            default:
                return false;
        }
    }

    private bool CollectAll(IEnumerable<PythonExpression> expressions, List<string> found)
    {
        var any = false;
        foreach (var expression in expressions)
        {
            any |= Collect(expression, found);
        }

        return any;
    }

    /// <summary>A text with <c>{}</c> for what the file does not know: two that are put together alike are the same.</summary>
    private string Text(PythonExpression expression) => expression switch
    {
        PythonText { Template: { } template } => template,
        PythonCompound { IsChoice: false } compound => string.Concat(compound.Operands.Select(Text)),
        PythonName or PythonAttribute => constantText(expression) ?? (nameOf(expression) is { } name ? "{" + name + "}" : "{}"),
        _ => "{}",
    };
}
