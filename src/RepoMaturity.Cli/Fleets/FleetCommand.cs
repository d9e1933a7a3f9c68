using System.CommandLine;

namespace RepoMaturity.Cli.Fleets;

/// <summary><c>fleet ...</c>: many repositories.</summary>
internal static class FleetCommand
{
    private const string Name = "fleet";

    /// <summary>Whether a command is one of these.</summary>
    public static bool Has(Command command) => command.Parents.OfType<Command>().Any(parent => parent.Name == Name);

    /// <summary>The command.</summary>
    /// <param name="common">What every command has.</param>
    /// <param name="args">The command line: where it does not name the command, nobody asks for what is in it, and a scan begins without its many options.</param>
    public static Command Create(CommonOptions common, IReadOnlyList<string> args)
    {
        var command = new Command(Name, "Look at many repositories: an organisation, a list, or a folder of clones.");
        foreach (var part in args.Contains(Name, StringComparer.Ordinal) ? Parts(common) : [])
        {
            command.Subcommands.Add(part);
        }

        return command;
    }

    private static Command[] Parts(CommonOptions common) =>
    [
        FleetScanCommand.Create(common),
        FleetWorkerCommand.Create(common),
        FleetServeCommand.Create(common),
        FleetStatusCommand.Create(common),
        FleetReportCommand.Create(common),
        FleetGateCommand.Create(common),
        FleetPlanCommand.Create(common),
        FleetImportCommand.CreateMerge(common),
        FleetExportCommand.Create(common),
        FleetImportCommand.Create(common),
    ];
}
