using System.Collections.Immutable;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Python.Syntax;

namespace RepoMaturity.Detectors.Python;

/// <summary>Writes the facts and references of imports and binds the names they bring.</summary>
internal sealed class PythonImportFacts(FactWriter facts, PythonNames names)
{
    /// <summary>Takes an import.</summary>
    /// <param name="import">The import.</param>
    /// <param name="scope">The scope whose names it binds.</param>
    /// <param name="position">Where it stands.</param>
    /// <param name="isWriting">Whether facts and references are written.</param>
    /// <param name="isTypeChecking">Whether only type checkers see it: then it is a reference, but no fact.</param>
    /// <param name="isFallback">Whether it stands in for a failed import: then it takes no name that is already known.</param>
    public void Import(PythonImport import, PythonScope scope, Position position, bool isWriting, bool isTypeChecking, bool isFallback)
    {
        if (isWriting)
        {
            Write(import, scope, position, isTypeChecking);
        }

        if (import.Names is null)
        {
            var dot = import.Module.IndexOf('.', StringComparison.Ordinal);
            var bound = import.Alias is not null || dot < 0 ? import.Module : import.Module[..dot];
            Bind(import.Alias ?? bound, bound, scope, isFallback);
            return;
        }

        foreach (var imported in import.Names)
        {
            if (imported.Name == "*")
            {
                names.ImportAll(import.Module);
                continue;
            }

            Bind(imported.Alias ?? imported.Name, Joined(import.Module, imported.Name), scope, isFallback);
        }
    }

    private void Write(PythonImport import, PythonScope scope, Position position, bool isTypeChecking)
    {
        var isFact = !isTypeChecking && !import.IsRelative;
        if (import.Names is null)
        {
            AddFact(isFact, import.Module, scope, position);
            facts.Add(new Reference(ReferenceKinds.Import, import.Module, position, scope.Id) { Text = "import " + import.Module });
            return;
        }

        var arguments = ImmutableArray.CreateBuilder<Argument>(import.Names.Count);
        foreach (var imported in import.Names)
        {
            AddFact(isFact, Joined(import.Module, imported.Name), scope, position);
            arguments.Add(new Argument(imported.Name, imported.Alias));
        }

        facts.Add(new Reference(ReferenceKinds.Import, import.Module, position, scope.Id)
        {
            Text = import.Names.Count == 1 ? $"from {import.Module} import {import.Names[0].Name}" : $"from {import.Module} import ...",
            Arguments = arguments.MoveToImmutable(),
        });
    }

    private void AddFact(bool isFact, string name, PythonScope scope, Position position)
    {
        if (isFact)
        {
            facts.Add(new Fact(FactKind.Import, name, position, null, scope.Id));
        }
    }

    private static void Bind(string name, string origin, PythonScope scope, bool isFallback)
    {
        var value = new PythonOrigin(origin);
        scope.Bind(name, value, isFallback);
        scope.ClassBody?.Bind(name, value);
    }

    private static string Joined(string module, string name) => module.EndsWith('.') ? module + name : module + "." + name;
}
