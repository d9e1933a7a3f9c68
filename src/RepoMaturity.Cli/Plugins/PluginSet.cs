using System.Collections.Immutable;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors;

namespace RepoMaturity.Cli.Plugins;

/// <summary>The plug-ins of a run.</summary>
/// <param name="Detectors">Their detectors, in ordinal order of their ids.</param>
/// <param name="Fingerprint">Names each plug-in with its version and the bytes of its file.</param>
/// <param name="IsPure">Whether all detectors declare that they are pure, so that what they find may be kept between scans.</param>
internal sealed record PluginSet(ImmutableArray<IDetector> Detectors, string Fingerprint, bool IsPure)
{
    /// <summary>A run without plug-ins.</summary>
    public static PluginSet None { get; } = new([], string.Empty, IsPure: true);

    /// <summary>The detectors of the program, and those of the plug-ins after them.</summary>
    public IEnumerable<IDetector> WithBuiltIn => DetectorCatalogue.Detectors.Concat(Detectors);
}
