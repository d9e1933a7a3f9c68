using System.CommandLine;

namespace RepoMaturity.Cli.Plugins;

/// <summary><c>--plugin FILE</c>: the one way in for code of others. No file of a repository, no folder and no variable of the environment names a plug-in.</summary>
internal sealed class PluginOption
{
    private readonly Option<string[]> option = new("--plugin")
    {
        Description = "Run the detectors of this .NET assembly, too; repeatable. It is code, and may do whatever you may: load only what you trust.",
        HelpName = "FILE",
    };

    public Option Option => option;

    /// <summary>Loads the plug-ins that a command line names.</summary>
    /// <exception cref="UsageException">One of them is none, or is broken.</exception>
    public PluginSet Load(ParseResult result) => result.GetValue(option) is { Length: > 0 } files ? PluginLoader.Load(files) : PluginSet.None;
}
