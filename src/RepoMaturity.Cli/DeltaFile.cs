using RepoMaturity.Core.Comparison;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Reports;

namespace RepoMaturity.Cli;

/// <summary>A comparison that was written as JSON, perhaps by a job that ran a stranger's change: read up to a size, checked, and rendered anew.</summary>
/// <param name="Delta">The comparison.</param>
internal sealed record DeltaFile(AssessmentDelta Delta)
{
    /// <summary>Whether there is something that a reviewer is not told otherwise.</summary>
    public bool IsNews => Delta.HasChanged || Delta.Gates.Any(gate => gate.Verdict != GateVerdict.Passed);

    /// <summary>Reads a file.</summary>
    public static DeltaFile Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new UsageException($"There is no comparison '{file}': write one with 'diff BASE HEAD --format json --output {file}'.");
        }

        return NamedFile.Read(file, DeltaReader.MostBytes) is { } bytes && DeltaReader.Read(bytes) is { } delta
            ? new DeltaFile(delta)
            : throw new UsageException($"'{file}' is no comparison that 'diff --format json' wrote, or one of a schema that this program does not know.");
    }

    /// <summary>What people read of it, in at most so many characters.</summary>
    public string Write(int most) => DeltaMarkdown.Write(Delta, most);
}
