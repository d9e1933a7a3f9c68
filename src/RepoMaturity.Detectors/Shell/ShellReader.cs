using RepoMaturity.Core.Documents;

namespace RepoMaturity.Detectors.Shell;

/// <summary>
/// Reads POSIX and bash shell text, after the Shell Command Language of POSIX.1-2017 (XCU chapter 2): the simple commands that stand in it, wherever they
/// stand. Nothing is evaluated: each branch counts, each function body counts.
/// </summary>
internal sealed class ShellReader : IReader<ShellDocument>
{
    public static ShellReader Instance { get; } = new();

    public ShellDocument Read(SourceText source, ReadLimits limits) => Read(source.Text, limits);

    /// <summary>Reads a text with the constants of the environment that it is run in.</summary>
    public static ShellDocument Read(string text, ReadLimits limits, IReadOnlyDictionary<string, string>? environment = null)
    {
        var scanner = new ShellScanner(text, 1, new ShellScannerState(limits, new ShellVariables(environment)), 0);
        scanner.Read();
        return new ShellDocument(scanner.State.Commands, scanner.State.Problems);
    }
}
