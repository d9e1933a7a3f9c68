using System.Collections.Immutable;
using System.Globalization;

namespace RepoMaturity.Core.Comparison;

/// <summary>What was read, and by which model.</summary>
/// <param name="Repository">Name of the repository, with the path of the part.</param>
/// <param name="Commit">Id of the commit; null where there is none.</param>
/// <param name="IsDirty">Whether files differ from the commit.</param>
/// <param name="ModelHash">Names rules and detectors.</param>
/// <param name="Kind">Id of the kind of repository.</param>
/// <param name="KindName">Its name for people.</param>
/// <param name="Incompleteness">What could not be read.</param>
public sealed record DeltaSide(string Repository, string? Commit, bool IsDirty, string ModelHash, string Kind, string KindName, ImmutableArray<string> Incompleteness)
{
    /// <summary>How it was asked for: a revision, <c>merge base of A and B</c>, or the name of a report; null where nobody says.</summary>
    public string? Asked { get; init; }

    /// <summary>How much could not be read: files as far as their number is said, and each other reason once.</summary>
    internal decimal Unread => Incompleteness.Sum(Files);

    /// <summary>Why two assessments may differ.</summary>
    public static DeltaCauses Causes(DeltaSide before, DeltaSide after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var isSameTree = before.Commit is not null && before.Commit == after.Commit && before.Repository == after.Repository && !before.IsDirty && !after.IsDirty;
        return (isSameTree ? DeltaCauses.None : DeltaCauses.Repository)
            | (before.ModelHash == after.ModelHash ? DeltaCauses.None : DeltaCauses.Model)
            | (before.Incompleteness.SequenceEqual(after.Incompleteness, StringComparer.Ordinal) ? DeltaCauses.None : DeltaCauses.Reading);
    }

    /// <summary>Of how many files a reason speaks, as in <c>3 files: they are larger than 4 MiB</c>; 1 where it says no number.</summary>
    private static decimal Files(string reason) => reason.IndexOf(" file", StringComparison.Ordinal) is > 0 and var end
        && int.TryParse(reason.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
}
