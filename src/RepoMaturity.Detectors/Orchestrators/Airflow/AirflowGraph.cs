using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;

namespace RepoMaturity.Detectors.Orchestrators.Airflow;

/// <summary>A graph that a file declares.</summary>
/// <param name="File">The file.</param>
/// <param name="Unit">The part of the file that it is; the whole file where it is none.</param>
/// <param name="Fact">The call or decorator that declares it.</param>
internal sealed record AirflowGraph(FileFacts File, UnitKey Unit, Fact Fact)
{
    /// <summary>The graph that a fact declares; null for other facts.</summary>
    public static AirflowGraph? Of(FileFacts file, Fact fact)
    {
        if (fact.Kind == FactKind.Call && AirflowNames.IsGraph(fact.Name))
        {
            var unit = fact.Scope?.StartsWith(AirflowGraphs.Prefix, StringComparison.Ordinal) == true ? UnitKey.Of(file, fact.Scope) : UnitKey.File(file.Path);
            return new AirflowGraph(file, unit, fact);
        }

        return fact.Kind == FactKind.Decorator && AirflowNames.IsGraphDecorator(fact.Name)
            ? new AirflowGraph(file, UnitKey.Of(file, fact.Scope is null ? Python.PythonParts.Of(fact.Value ?? string.Empty) : null), fact) : null;
    }

    /// <summary>What the file says beside the declaration, by the kind of reference.</summary>
    public IEnumerable<Reference> Said(string kind) => File.References.Where(reference => reference.Kind == kind && reference.Position == Fact.Position);
}
