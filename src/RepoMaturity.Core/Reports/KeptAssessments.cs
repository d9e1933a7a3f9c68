using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Reports;

/// <summary>
/// Whole assessments of earlier scans, kept as their JSON reports: where all that decides on one is as it was, nothing is read, linked and judged again. What a report leaves out
/// (where practices stand, for plans; evidence beyond the strongest) one that comes from here does not have.
/// </summary>
/// <param name="cache">Where the reports are kept.</param>
/// <param name="rules">The rules by which they were made: the key names them.</param>
public sealed class KeptAssessments(IReportCache cache, RuleSet rules)
{
    /// <summary>To find one file reads the folders above it; to find more, all are listed.</summary>
    private const int FewFiles = 20;

    private static readonly Tool Nobody = new(string.Empty, string.Empty);

    /// <summary>The assessment that was kept under a key; null when none was, or content that was missing then is there now.</summary>
    public Assessment? Find(string key, Subject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        if (cache.Find(key) is not { } report)
        {
            return null;
        }

        try
        {
            var assessment = AssessmentReader.Read(report, rules);
            if (assessment.Repository == subject.Name && assessment.Commit == subject.Snapshot.Commit && assessment.Folder == subject.Folder)
            {
                return IsMissingStill(assessment, subject.Snapshot) ? assessment : null;
            }
        }
        catch (FormatException)
        {
            // Somebody else's, whatever its name and its checksum say.
        }

        cache.Drop(key);
        return null;
    }

    private static bool IsMissingStill(Assessment assessment, ISnapshot snapshot)
    {
        var missing = assessment.Problems.Where(problem => problem.Message == FileAnalyzer.MissingContent).Select(problem => problem.Path).OfType<string>().ToHashSet(StringComparer.Ordinal);
        IEnumerable<FileEntry?> entries = missing.Count > FewFiles ? snapshot.Files.Where(entry => missing.Contains(entry.Path)) : missing.Select(snapshot.Find);
        return entries.All(entry => entry is null || snapshot.Read(entry, maximumBytes: 0).Unread == UnreadReason.MissingBlob);
    }

    /// <summary>Keeps an assessment, unless another scan could say otherwise.</summary>
    public void Keep(string key, Assessment assessment)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        if (!assessment.MayChange)
        {
            cache.Keep(key, JsonReport.Write(assessment, Nobody));
        }
    }
}
