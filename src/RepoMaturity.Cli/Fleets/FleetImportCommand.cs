using System.CommandLine;
using System.Globalization;
using RepoMaturity.Fleet.Results;
using RepoMaturity.Fleet.Runs;

namespace RepoMaturity.Cli.Fleets;

/// <summary><c>fleet import</c> and <c>fleet merge</c>.</summary>
internal sealed class FleetImportCommand
{
    private readonly CommonOptions common;
    private readonly StoreOption stores = new();
    private readonly Argument<string> file = new("FILE") { Description = "What 'fleet export --format jsonl' wrote." };
    private readonly Argument<string[]> folders = new("FROM") { Description = "Another store: a folder, or postgres://USER@HOST:PORT/DB.", Arity = ArgumentArity.OneOrMore };

    private FleetImportCommand(CommonOptions common) => this.common = common;

    public static Command Create(CommonOptions common)
    {
        var import = new FleetImportCommand(common);
        var command = new Command("import", "Keep what was exported from another store; what is there already is not kept twice.") { import.file, import.stores.Option };
        command.SetAction(result => import.RunAsync(result, (store, _) =>
        {
            var named = result.GetValue(import.file)!;
            return File.Exists(named) ? ResultTransfer.ImportAsync(store, named, CancellationToken.None) : throw new UsageException($"There is no file '{named}'.");
        }).GetAwaiter().GetResult());
        return command;
    }

    public static Command CreateMerge(CommonOptions common)
    {
        var merge = new FleetImportCommand(common);
        var command = new Command("merge", "Keep what other stores hold, such as those of shares of a run.") { merge.folders, merge.stores.Option };
        command.SetAction(result => merge.RunAsync(result, async (store, parsed) =>
        {
            var others = new List<IResultStore>();
            try
            {
                foreach (var place in parsed.GetValue(merge.folders)!)
                {
                    others.Add(await StoreOption.OpenToReadAsync(place).ConfigureAwait(false));
                }

                return await ResultTransfer.MergeAsync(store, others, CancellationToken.None).ConfigureAwait(false);
            }
            finally
            {
                foreach (var other in others)
                {
                    await other.DisposeAsync().ConfigureAwait(false);
                }
            }
        }).GetAwaiter().GetResult());
        return command;
    }

    private async Task<int> RunAsync(ParseResult result, Func<IResultStore, ParseResult, Task<int>> keep)
    {
        var store = await stores.OpenAsync(result).ConfigureAwait(false);
        await using (store.ConfigureAwait(false))
        {
            var added = await keep(store, result).ConfigureAwait(false);
            common.Terminal.Text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{added} entries added."));
            return ExitCode.Done;
        }
    }
}
