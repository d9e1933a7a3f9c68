using System.Collections.Immutable;

namespace RepoMaturity.Fleet.Runs;

/// <summary>The program that scans one repository, and what it may take.</summary>
/// <param name="Path">The program.</param>
/// <param name="Arguments">Its first arguments, up to the command that scans.</param>
public sealed record ScanProgram(string Path, ImmutableArray<string> Arguments)
{
    /// <summary>Where this is in the environment of a program, it ends when its standard input does.</summary>
    public const string EndsWithInput = "REPOMATURITY_ENDS_WITH_INPUT";

    /// <summary>Further arguments of each scan.</summary>
    public ImmutableArray<string> Options { get; init; } = [];

    /// <summary>Arguments of scans of which the place is another one the next time.</summary>
    public ImmutableArray<string> OptionsOfPassing { get; init; } = [];

    /// <summary>Most bytes of memory before it is ended.</summary>
    public required long Memory { get; init; }

    /// <summary>Longest time before it is ended.</summary>
    public required TimeSpan Time { get; init; }
}
