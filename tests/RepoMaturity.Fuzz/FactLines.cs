using System.Text.Json;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors;

namespace RepoMaturity.Fuzz;

/// <summary>What the detectors say of each file of a folder of repositories, a line of JSON each, for programs that compare it with what others say.</summary>
internal static class FactLines
{
    public static void Write(string folder, TextWriter to)
    {
        var analyzer = new FileAnalyzer(DetectorCatalogue.Detectors, ReadLimits.Default, new NoCache());
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            // The first folder is the repository.
            var names = Path.GetRelativePath(folder, file).Replace('\\', '/').Split('/', 2);
            var snapshot = new OneFile(new FuzzInput(names[^1], File.ReadAllBytes(file)));
            if (analyzer.Analyze(snapshot, snapshot.Files[0]) is { } facts)
            {
                to.WriteLine(JsonSerializer.Serialize(new
                {
                    repository = names[0],
                    path = facts.Path,
                    facts = facts.Facts.Select(fact => new { kind = fact.Kind.ToString(), name = fact.Name, value = fact.Value, line = fact.Position.Line, cell = fact.Position.Cell, scope = fact.Scope }),
                    units = facts.Units.Select(unit => new { id = unit.Id, kind = unit.Kind.ToString(), disabled = unit.Disabled, triggers = unit.Triggers.Select(trigger => new { kind = trigger.Kind.ToString(), detail = trigger.Detail }) }),
                    references = facts.References.Select(reference => new { kind = reference.Kind, target = reference.Target, line = reference.Position.Line, scope = reference.Scope, names = reference.Arguments.Select(argument => argument.Name) }),
                    problems = facts.Problems.Select(problem => new { line = problem.Line, message = problem.Message, detector = problem.Detector }),
                }));
            }
        }
    }
}
