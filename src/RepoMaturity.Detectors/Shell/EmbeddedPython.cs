using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Python;
using RepoMaturity.Detectors.Python.Syntax;

namespace RepoMaturity.Detectors.Shell;

/// <summary>Python that stands in a text of commands: what it says belongs to the unit that runs it.</summary>
internal static class EmbeddedPython
{
    /// <summary>Whether a command reads its program from its input: no script, module or code is named.</summary>
    public static bool IsReadBy(IReadOnlyList<string> words)
    {
        if (words is not ["python", ..])
        {
            return false;
        }

        for (var i = 1; i < words.Count; i++)
        {
            if (words[i] == "-")
            {
                return true;
            }

            if (words[i] is not ['-', _, ..] || words[i] is "-m" or "-c")
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Writes what a text says.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">Position of its first line.</param>
    /// <param name="facts">Takes facts and references.</param>
    /// <param name="scope">Id of the unit that runs it.</param>
    public static void Write(string text, Position position, FactWriter facts, string? scope)
    {
        var document = PythonReader.Source.Read(SourceText.Of(text), ReadLimits.Default);
        var found = new FactWriter(string.Empty, ReadLimits.Default);
        new PythonFactFinder(found, string.Empty) { HasUnit = false }.Find([new PythonPart(document, null)]);
        var file = found.ToFileFacts();
        foreach (var fact in file.Facts)
        {
            facts.Add(fact with { Position = Moved(fact.Position, position), Scope = scope });
        }

        foreach (var reference in file.References)
        {
            facts.Add(reference with { Position = Moved(reference.Position, position), Scope = scope });
        }
    }

    private static Position Moved(Position inner, Position start) => start with { Line = start.Line + inner.Line - 1 };
}
