using System.Diagnostics;
using System.Globalization;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Reports;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace RepoMaturity.Cli;

/// <summary>Writes the log to the error stream, a line an event with the time since the start; what it quotes of a repository is made safe for a terminal, and secrets are hidden.</summary>
internal sealed class ErrorStreamSink(TextWriter error) : ILogEventSink
{
    private readonly Lock writing = new();
    private readonly Stopwatch watch = Stopwatch.StartNew();

    /// <summary>Makes the log of a run.</summary>
    public static Logger CreateLog(TextWriter error, LogEventLevel least) =>
        new LoggerConfiguration().MinimumLevel.Is(least).WriteTo.Sink(new ErrorStreamSink(error)).CreateLogger();

    public void Emit(LogEvent logEvent)
    {
        var message = TerminalText.Safe(Secrets.Mask(logEvent.RenderMessage(CultureInfo.InvariantCulture)));
        lock (writing)
        {
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.ElapsedMilliseconds,5} ms {Words(logEvent.Level)}: {message}"));
            foreach (var line in logEvent.Exception?.ToString().ReplaceLineEndings("\n").Split('\n') ?? [])
            {
                error.WriteLine(TerminalText.Safe(Secrets.Mask(line)));
            }

            error.Flush();
        }
    }

    private static string Words(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose or LogEventLevel.Debug => "debug",
        LogEventLevel.Information => "info",
        LogEventLevel.Warning => "warning",
        _ => "error",
    };
}
