using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Reports;

/// <summary>Words what reports say of a kind that the configuration states.</summary>
internal static class KindWords
{
    /// <summary>The kind that was inferred, where another one is stated; null where there is nothing to say.</summary>
    public static string? Inferred(KindResult kind) => kind.Inferred is { } inferred && inferred.Kind.Id != kind.Kind.Id
        ? $"by what was found it would be: {inferred.Kind.Name} ({string.Join("; ", inferred.Why)})"
        : null;
}
