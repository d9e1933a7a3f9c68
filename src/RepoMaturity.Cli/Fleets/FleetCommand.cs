using System.CommandLine;

namespace RepoMaturity.Cli.Fleets;

/// <summary><c>fleet ...</c>: many repositories.</summary>
internal static class FleetCommand
{
    public static Command Create(CommonOptions common) => new("fleet", "Look at many repositories: an organisation, a list, or a folder of clones.")
    {
        FleetScanCommand.Create(common),
        FleetStatusCommand.Create(common),
        FleetReportCommand.Create(common),
        FleetGateCommand.Create(common),
        FleetPlanCommand.Create(common),
        FleetImportCommand.CreateMerge(common),
        FleetExportCommand.Create(common),
        FleetImportCommand.Create(common),
    };
}
