using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Shell;

/// <summary>Where a command text stands, and who runs it.</summary>
/// <param name="Facts">Takes what the commands say.</param>
/// <param name="Scope">Id of the unit that runs the text; null for the file itself.</param>
/// <param name="Folder">Folder in which it runs, relative to the root; null when that is not known.</param>
internal sealed record CommandContext(FactWriter Facts, string? Scope, string? Folder)
{
    /// <summary>Words before the command in chains (<c>job train, step 4: </c>).</summary>
    public string Prefix { get; init; } = string.Empty;

    /// <summary>Folder of the file that holds the text: what <c>$(dirname "$0")</c> is.</summary>
    public string? ScriptFolder { get; init; }

    /// <summary>Constants of the environment in which the text runs.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>
    /// Says what a path of a file means to the repository where the text runs elsewhere (in an image); null where it says nothing.
    /// </summary>
    public Func<string, string?>? Locate { get; init; }
}
