using System.CommandLine;
using RepoMaturity.Core.Reports;
using RepoMaturity.Fleet.Runs;
using RepoMaturity.Fleet.Sources;
using RepoMaturity.Fleet.Work;

namespace RepoMaturity.Cli.Fleets;

/// <summary><c>fleet plan</c>.</summary>
internal sealed class FleetPlanCommand
{
    private readonly CommonOptions common;
    private readonly SourceOptions sources = new();
    private readonly Option<int> shards = new("--shards") { Description = "How many machines share the work.", Required = true, HelpName = "N" };

    private FleetPlanCommand(CommonOptions common) => this.common = common;

    public static Command Create(CommonOptions common)
    {
        var plan = new FleetPlanCommand(common);
        var command = new Command("plan", "Share the repositories of some sources between machines, as JSON: the same names always give the same shares.") { plan.shards };
        plan.sources.AddTo(command);
        command.SetAction(result => plan.RunAsync(result).GetAwaiter().GetResult());
        return command;
    }

    private async Task<int> RunAsync(ParseResult result)
    {
        var number = result.GetValue(shards) is > 0 and <= Shard.Most and var asked ? asked : throw new UsageException($"--shards is a number from 1 to {Shard.Most}.");
        if (sources.Named(result).IsEmpty)
        {
            throw new UsageException($"Give a SOURCE: {GitHubSource.Prefix}OWNER, a list, a folder of clones or an address.");
        }

        using var log = common.CreateLog(result);
        var listed = await FleetRun.ListAsync(sources.Read(result, log, common.IsVerbose(result) ? common.Terminal.Error : TextWriter.Null), CancellationToken.None).ConfigureAwait(false);
        common.Terminal.Output.Write(JsonText.Write(writer =>
        {
            // A workflow takes "include" for its matrix as it is.
            writer.WriteStartObject();
            writer.WriteNumber("shards", number);
            writer.WriteNumber("repositories", listed.Length);
            writer.WriteStartArray("include");
            for (var i = 1; i <= number; i++)
            {
                var shard = new Shard(i, number);
                writer.WriteStartObject();
                writer.WriteString("shard", shard.ToString());
                writer.WriteNumber("index", i - 1);
                writer.WriteNumber("repositories", shard.Take(listed).Length);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartObject("names");
            for (var i = 1; i <= number; i++)
            {
                var shard = new Shard(i, number);
                writer.WriteStartArray(shard.ToString());
                foreach (var repository in shard.Take(listed))
                {
                    writer.WriteStringValue(repository.Name);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }));
        common.Terminal.Output.Flush();
        return ExitCode.Done;
    }
}
