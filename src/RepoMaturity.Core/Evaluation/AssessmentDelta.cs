using System.Collections.Immutable;

namespace RepoMaturity.Core.Evaluation;

/// <summary>In what two assessments differ, and why they may.</summary>
/// <param name="Causes">Why they may differ.</param>
/// <param name="Entries">In what they differ, in ordinal order.</param>
public sealed record AssessmentDelta(DeltaCauses Causes, ImmutableArray<DeltaEntry> Entries)
{
    /// <summary>Whether one tree was read alike by two models: what differs then says nothing new of the repository.</summary>
    public bool IsOfModelOnly => Causes == DeltaCauses.Model;

    /// <summary>Compares two assessments.</summary>
    public static AssessmentDelta Between(AssessmentDigest before, AssessmentDigest after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var isSameTree = before.Commit is not null && before.Commit == after.Commit && before.Repository == after.Repository && !before.IsDirty && !after.IsDirty;
        var causes = (isSameTree ? DeltaCauses.None : DeltaCauses.Repository)
            | (before.ModelHash == after.ModelHash ? DeltaCauses.None : DeltaCauses.Model)
            | (before.Incompleteness.SequenceEqual(after.Incompleteness, StringComparer.Ordinal) ? DeltaCauses.None : DeltaCauses.Reading);
        return new AssessmentDelta(
            causes,
            [.. before.Findings.Keys.Union(after.Findings.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(finding => new DeltaEntry(finding, before.Findings.GetValueOrDefault(finding), after.Findings.GetValueOrDefault(finding)))
                .Where(entry => entry.Before != entry.After)]);
    }
}
