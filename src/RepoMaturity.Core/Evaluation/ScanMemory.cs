using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Settings;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Evaluation;

/// <summary>What one scan leaves to the next of the same history: facts and matches of files, and the assessment where nothing that decides on it changed. For one thread.</summary>
public sealed class ScanMemory
{
    private Dictionary<FileEntry, FileFacts?> known = new(ReferenceEqualityComparer.Instance);
    private IReadOnlyList<FileEntry> entries = [];
    private IReadOnlyList<FileEntry> entriesBefore = [];
    private FileFacts[] filesBefore = [];
    private string standingBefore = string.Empty;
    private Configuration? configurationBefore;
    private Assessment? assessmentBefore;
    private RuleMatches? matches;

    /// <summary>How many assessments were taken over.</summary>
    public int Recalled { get; private set; }

    /// <summary>The facts of all files of a tree, in order of their paths; null where a limit is met or a template makes a repository of its own, and nothing is taken over.</summary>
    internal FileFacts[]? Facts(ISnapshot snapshot, FileAnalyzer analyzer, ScanLimits limits)
    {
        entries = snapshot.Files;
        if (entries.Count > limits.Files || snapshot.Incompleteness.Count > 0 || GeneratedTree.In(snapshot).Count > 0)
        {
            return null;
        }

        var changed = entries.Where(entry => !known.ContainsKey(entry)).ToList();
        var analysis = new BoundedAnalysis(analyzer, limits, analysed: null);
        var found = analysis.Analyze(snapshot, changed).ToDictionary(file => file.Path, StringComparer.Ordinal);
        if (!analysis.Incompleteness.IsEmpty)
        {
            return null;
        }

        var now = new Dictionary<FileEntry, FileFacts?>(entries.Count, ReferenceEqualityComparer.Instance);
        var files = new List<FileFacts>(filesBefore.Length + changed.Count);
        long bytes = 0, count = 0;
        foreach (var entry in entries)
        {
            if (!known.TryGetValue(entry, out var facts))
            {
                facts = found.GetValueOrDefault(entry.Path);
            }

            now.Add(entry, facts);
            if (facts is not null)
            {
                files.Add(facts);
                bytes += facts.Bytes;
                count += facts.Count;
            }
        }

        known = now;
        return bytes <= limits.Bytes && count <= limits.Facts ? [.. files] : null;
    }

    /// <summary>The assessment before, where all that decides on one is as it was then; null otherwise.</summary>
    internal Assessment? Recall(FileFacts[] files, string standing, Configuration? configuration)
    {
        if (assessmentBefore is null || standing != standingBefore || !ReferenceEquals(configuration, configurationBefore)
            || files.Length != filesBefore.Length || !HaveSamePaths(entries, entriesBefore))
        {
            return null;
        }

        for (var i = 0; i < files.Length; i++)
        {
            if (!ReferenceEquals(files[i], filesBefore[i]) && !files[i].SaysAs(filesBefore[i]))
            {
                return null;
            }
        }

        Recalled++;
        return assessmentBefore;
    }

    /// <summary>Keeps an assessment for the next scan.</summary>
    internal Assessment Remember(FileFacts[] files, string standing, Configuration? configuration, Assessment assessment)
    {
        (entriesBefore, filesBefore, standingBefore, configurationBefore, assessmentBefore) = (entries, files, standing, configuration, assessment);
        return assessment;
    }

    /// <summary>The matches of the rules, which know the files of earlier scans.</summary>
    internal RuleMatches MatchesOf(RuleSet rules) => matches is { } kept && ReferenceEquals(kept.Rules, rules) ? kept : matches = new RuleMatches(rules);

    private static bool HaveSamePaths(IReadOnlyList<FileEntry> one, IReadOnlyList<FileEntry> other)
    {
        if (one.Count != other.Count)
        {
            return false;
        }

        for (var i = 0; i < one.Count; i++)
        {
            if (!ReferenceEquals(one[i], other[i]) && (one[i].Path != other[i].Path || one[i].Kind != other[i].Kind))
            {
                return false;
            }
        }

        return true;
    }
}
