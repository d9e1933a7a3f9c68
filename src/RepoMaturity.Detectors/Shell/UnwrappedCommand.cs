namespace RepoMaturity.Detectors.Shell;

/// <summary>A command without what stands around it.</summary>
/// <param name="Words">What is really run; empty when nothing is left.</param>
internal sealed record UnwrappedCommand(IReadOnlyList<string> Words)
{
    /// <summary>The same command with wrappers that say something themselves (<c>docker run</c>, <c>torchrun</c>), the outermost first.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Wrapped { get; init; } = [];

    /// <summary>A shell text that is run as well (<c>bash -c</c>); null for none.</summary>
    public string? Text { get; init; }

    /// <summary>A container image in which it is run; null for none.</summary>
    public string? Image { get; init; }

    /// <summary>A task of the repository that a wrapper may mean by its first word, with the kind of reference to it; null for none.</summary>
    public (string Kind, string Name)? Task { get; init; }

    /// <summary>A service of a compose file that is started with its own command; null for none.</summary>
    public string? Service { get; init; }

    /// <summary>Whether it runs in a folder that is not known (a container, another machine).</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>Folder that a wrapper changes into (<c>poetry -C ml run</c>); empty for none.</summary>
    public string? Folder { get; init; } = string.Empty;
}
