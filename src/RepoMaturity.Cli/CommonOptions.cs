using System.CommandLine;
using Serilog.Core;
using Serilog.Events;

namespace RepoMaturity.Cli;

/// <summary>The options that every command has.</summary>
internal sealed class CommonOptions(Terminal terminal, RunWatch watch)
{
    private readonly Option<bool> verbose = new("--verbose", "-v") { Description = "Write more: long lists to their end, and what is done to stderr." };
    private readonly Option<bool> quiet = new("--quiet", "-q") { Description = "Write nothing but the report and errors." };
    private readonly Option<bool> noColour = new("--no-color") { Description = "Write without colour; so does the environment variable NO_COLOR." };

    public Terminal Terminal => terminal;

    /// <summary>Watches the time and the memory of the run.</summary>
    public RunWatch Watch => watch;

    public IEnumerable<Option> All => [verbose, quiet, noColour];

    public bool IsVerbose(ParseResult result) => result.GetValue(verbose);

    public bool UsesColour(ParseResult result) => terminal is { OutputIsTerminal: true, AllowsColour: true } && !result.GetValue(noColour);

    /// <summary>Whether a line that overwrites itself may be written to the error stream.</summary>
    public bool ShowsProgress(ParseResult result) => terminal.ErrorIsTerminal && !result.GetValue(quiet) && !result.GetValue(verbose);

    public LogEventLevel LogLevel(ParseResult result) =>
        result.GetValue(quiet) ? LogEventLevel.Error : result.GetValue(verbose) ? LogEventLevel.Debug : LogEventLevel.Warning;

    public Logger CreateLog(ParseResult result) => ErrorStreamSink.CreateLog(terminal.Error, LogLevel(result));
}
