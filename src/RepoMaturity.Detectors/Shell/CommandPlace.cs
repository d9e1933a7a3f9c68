using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Shell;

/// <summary>Where a command runs.</summary>
/// <param name="Folder">The folder, relative to the root; null when it is not known.</param>
/// <param name="Below">What a text whose start is not known has changed into since then (<c>cd src</c>); empty for nothing.</param>
internal readonly record struct CommandPlace(string? Folder, string Below)
{
    /// <summary>A place that nothing is known of.</summary>
    public static CommandPlace Unknown { get; } = new(null, string.Empty);

    /// <summary>The place that a folder means to someone who stands here; null leads to a place that is not known.</summary>
    public CommandPlace At(string? folder, string? scriptFolder)
    {
        switch (folder)
        {
            case null:
                return Unknown;
            case "" or ".":
                return this;
            case [ShellPlaces.Root, .. var rest]:
                return new CommandPlace(RepositoryPath.Combine(string.Empty, rest), string.Empty);
            case [ShellPlaces.ScriptFolder, .. var rest]:
                return scriptFolder is null ? Unknown : new CommandPlace(RepositoryPath.Combine(scriptFolder, rest.TrimStart('/')), string.Empty);
        }

        if (folder[0] is '/' or '~' || folder.AsSpan().IndexOfAny('$', '`', '{') >= 0)
        {
            return Unknown;
        }

        return Folder is null ? new CommandPlace(null, RepositoryPath.Combine(Below, folder) ?? string.Empty) : new CommandPlace(RepositoryPath.Combine(Folder, folder), string.Empty);
    }

    /// <summary>A path as seen from here, made into a folder and a path for a reference.</summary>
    public (string? Folder, string Path) Locate(string path, string? scriptFolder) => path switch
    {
        [ShellPlaces.Root, .. var rest] => (string.Empty, rest.TrimStart('/')),
        [ShellPlaces.ScriptFolder, .. var rest] => scriptFolder is null ? (null, rest.TrimStart('/')) : (string.Empty, RepositoryPath.Combine(scriptFolder, rest.TrimStart('/')) ?? rest),
        ['/', ..] => (Folder, path),
        ['.', '/', .. var rest] when Below.Length == 0 => (Folder, rest),
        _ => (Folder, Below.Length == 0 ? path : RepositoryPath.Combine(Below, path) ?? path),
    };
}
