using System.Text;

namespace RepoMaturity.Cli;

/// <summary>Where the program writes: the report to one stream, all else to the other.</summary>
/// <param name="Output">Takes reports, as bytes: a report is the same on every machine.</param>
/// <param name="Error">Takes the log, errors and the progress line.</param>
/// <param name="OutputIsTerminal">Whether a person looks at <paramref name="Output"/>.</param>
/// <param name="ErrorIsTerminal">Whether a person looks at <paramref name="Error"/>.</param>
/// <param name="AllowsColour">Whether the environment allows colour (https://no-color.org).</param>
internal sealed record Terminal(Stream Output, TextWriter Error, bool OutputIsTerminal, bool ErrorIsTerminal, bool AllowsColour) : IDisposable
{
    /// <summary>Text for <see cref="Output"/>, in UTF-8; flush before anything else writes there.</summary>
    public StreamWriter Text { get; } = new(Output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfProcess() => new(
        Console.OpenStandardOutput(),
        Console.Error,
        !Console.IsOutputRedirected,
        !Console.IsErrorRedirected,
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb");

    /// <summary>Writes out what is still held back.</summary>
    public void Dispose() => Text.Flush();
}
