using RepoMaturity.Core.Documents;

namespace RepoMaturity.Detectors.Shell;

/// <summary>The constants that the mappings of an environment give to commands.</summary>
internal static class EnvironmentConstants
{
    /// <summary>The constants of a step and of the whole around it; those of the step win.</summary>
    public static Dictionary<string, string> Of(DocumentNode? step, DocumentNode? whole) => (step?.Entries ?? []).Concat(whole?.Entries ?? [])
        .Where(entry => entry.Value.Value is not null)
        .DistinctBy(entry => entry.Key, StringComparer.Ordinal)
        .ToDictionary(entry => entry.Key, entry => entry.Value.Value!, StringComparer.Ordinal);
}
