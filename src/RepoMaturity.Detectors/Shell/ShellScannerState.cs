using RepoMaturity.Core.Documents;

namespace RepoMaturity.Detectors.Shell;

/// <summary>What the scanners of one text and of the texts inside it share.</summary>
internal sealed class ShellScannerState(ReadLimits limits, ShellVariables variables)
{
    private int tokens;
    private bool deepReported;

    public ReadLimits Limits { get; } = limits;

    public ShellVariables Variables { get; } = variables;

    public List<ShellCommand> Commands { get; } = [];

    public List<ReadProblem> Problems { get; } = [];

    /// <summary>How many branches that never run are open.</summary>
    public int Dead { get; set; }

    /// <summary>Counts a token; false when there have been too many and reading must end.</summary>
    public bool Count(int line)
    {
        if (++tokens <= Limits.Tokens && Commands.Count < Limits.Nodes)
        {
            return true;
        }

        if (tokens == Limits.Tokens + 1 || Commands.Count == Limits.Nodes)
        {
            tokens = Limits.Tokens + 1;
            Problems.Add(new ReadProblem(line, "More words or commands than the limit allows: the rest was not read."));
        }

        return false;
    }

    /// <summary>Whether a nesting may be entered; says so once where it may not.</summary>
    public bool MayEnter(int depth, int line)
    {
        if (depth <= Limits.Depth)
        {
            return true;
        }

        if (!deepReported)
        {
            deepReported = true;
            Problems.Add(new ReadProblem(line, "Substitutions are nested deeper than the limit allows: the rest was not read."));
        }

        return false;
    }
}
