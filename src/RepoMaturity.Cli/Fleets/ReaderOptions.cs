using System.CommandLine;
using RepoMaturity.Fleet.Runs;
using RepoMaturity.Git.Remotes;

namespace RepoMaturity.Cli.Fleets;

/// <summary>How the repositories of a fleet are fetched and scanned on this machine.</summary>
internal sealed class ReaderOptions
{
    private readonly ChildOptions scans = new();
    private readonly PolicyOption policies = new();
    private readonly Option<int> jobs = new("--jobs") { Description = "Scan so many repositories at the same time; half of the processors when not given.", DefaultValueFactory = _ => Math.Max(1, Environment.ProcessorCount / 2), HelpName = "N" };
    private readonly Option<string?> kept = new("--keep-clones") { Description = "Keep clones in this folder, and fetch only what is new the next time.", HelpName = "DIR" };
    private readonly Option<string> teams = new("--team-topics") { Description = "How a topic begins that names a team; team- when not given.", DefaultValueFactory = _ => "team-", HelpName = "PREFIX" };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new[] { jobs, kept, teams, policies.Option })
        {
            command.Options.Add(option);
        }

        scans.AddTo(command);
    }

    /// <summary>How many repositories are scanned at the same time.</summary>
    public int Jobs(ParseResult result) => result.GetValue(jobs) is > 0 and <= 1000 and var number ? number : throw new UsageException("--jobs is a number from 1 to 1000.");

    /// <summary>What the organisation adds; null for nothing.</summary>
    public Policy? Policy(ParseResult result, Func<Uri, string?> tokenOf, CancellationToken cancellation) => policies.Read(result, tokenOf, cancellation);

    /// <summary>The program that scans one repository, and the model that it judges by.</summary>
    public (ScanProgram Program, string Model) Program(ParseResult result, Policy? policy) => scans.Read(result, Jobs(result), policy);

    /// <summary>What looks at repositories.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="program">The program that scans one.</param>
    /// <param name="tokenOf">What a server of clones knows us by.</param>
    /// <param name="unfinished">A folder for what is not finished.</param>
    public GitRepositoryReader Reader(ParseResult result, ScanProgram program, Func<Uri, string?> tokenOf, string unfinished) => new(
        new BareClones(LimitOption.Read(result).OfClone, tokenOf), program, unfinished, result.GetValue(kept) is { Length: > 0 } folder ? Path.GetFullPath(folder) : null, result.GetValue(teams)!);
}
