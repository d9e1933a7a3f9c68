using System.Text;

namespace RepoMaturity.Cli;

/// <summary>Where the program writes: the report to one stream, all else to the other.</summary>
/// <param name="Output">Takes reports, as bytes: a report is the same on every machine.</param>
/// <param name="Error">Takes the log, errors and the progress line.</param>
/// <param name="OutputIsTerminal">Whether a person looks at <paramref name="Output"/>.</param>
/// <param name="ErrorIsTerminal">Whether a person looks at <paramref name="Error"/>.</param>
/// <param name="AllowsColour">Whether the environment allows colour (https://no-color.org).</param>
/// <param name="CacheFolder">Where the person who runs it keeps what can be made again; null for nowhere.</param>
internal sealed record Terminal(Stream Output, TextWriter Error, bool OutputIsTerminal, bool ErrorIsTerminal, bool AllowsColour, string? CacheFolder = null) : IDisposable
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Text for <see cref="Output"/>, in UTF-8; flush before anything else writes there.</summary>
    public StreamWriter Text { get; } = new(Output, Encoding) { NewLine = "\n" };

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfProcess() => new(
        Console.OpenStandardOutput(),
        new StreamWriter(new ErrorStream(Console.OpenStandardError()), Encoding) { AutoFlush = true },
        !Console.IsOutputRedirected,
        !Console.IsErrorRedirected,
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb",
        PlatformFolder.ForCache());

    /// <summary>What this process is told.</summary>
    public static Stream InputOfProcess() => Console.OpenStandardInput();

    /// <summary>Writes out what is still held back.</summary>
    public void Dispose()
    {
        try
        {
            Text.Flush();
        }
        catch (IOException)
        {
            // Who wrote it flushed it too, and was told.
        }
    }
}
