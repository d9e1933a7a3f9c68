using System.CommandLine;

namespace RepoMaturity.Cli.Fleets;

/// <summary><c>fleet ...</c>: many repositories.</summary>
internal static class FleetCommand
{
    private const string Name = "fleet";

    /// <summary>Whether a command is one of these.</summary>
    public static bool Has(Command command) => command.Parents.OfType<Command>().Any(parent => parent.Name == Name);

    public static Command Create(CommonOptions common) => new(Name, "Look at many repositories: an organisation, a list, or a folder of clones.")
    {
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
    };
}
