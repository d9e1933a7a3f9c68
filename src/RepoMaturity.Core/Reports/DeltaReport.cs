using System.Collections.Immutable;
using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Reports;

/// <summary>Says for people in what two reports differ, and above all whether the repository is what changed.</summary>
public static class DeltaReport
{
    /// <summary>Writes the difference.</summary>
    public static ImmutableArray<TextLine> Write(AssessmentDigest before, AssessmentDigest after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var delta = AssessmentDelta.Between(before, after);
        var page = new TextPage();
        page.Paragraph(0, 2, $"From {Name(before)}");
        page.Paragraph(0, 2, $"to   {Name(after)}");
        page.Skip();
        page.Paragraph(0, 0, new TextSpan(Why(delta, before, after), delta.IsOfModelOnly ? TextStyle.Caution : TextStyle.Plain));
        foreach (var entry in delta.Entries)
        {
            page.Paragraph(2, 4, new TextSpan(entry.Finding, TextStyle.Strong), $": {entry.Before ?? "not there"} -> {entry.After ?? "not there"}");
        }

        return page.Lines;
    }

    private static string Name(AssessmentDigest digest) =>
        $"{digest.Repository}, {(digest.Commit is { } commit ? $"commit {commit[..Math.Min(10, commit.Length)]}" : "no commit")}{(digest.IsDirty ? " with changes" : string.Empty)}, model {digest.ModelHash}";

    private static string Why(AssessmentDelta delta, AssessmentDigest before, AssessmentDigest after)
    {
        if (delta.Entries.IsEmpty)
        {
            return delta.IsOfModelOnly
                ? "Only the model changed (rules and detectors), and both find the same."
                : "Both say the same.";
        }

        var causes = new List<string>();
        if (delta.Causes.HasFlag(DeltaCauses.Repository))
        {
            causes.Add(before.Repository != after.Repository ? "two repositories were read, or parts of one"
                : before.Commit is not null && after.Commit is not null && before.Commit != after.Commit ? "two commits were read, perhaps of different repositories"
                : "the repository may have changed");
        }

        if (delta.Causes.HasFlag(DeltaCauses.Model))
        {
            causes.Add("the model changed (rules and detectors)");
        }

        if (delta.Causes.HasFlag(DeltaCauses.Reading))
        {
            causes.Add("not as much of it could be read both times");
        }

        return delta.IsOfModelOnly
            ? "Only the model changed (rules and detectors): the same commit was read. What follows says nothing new about the repository."
            : causes.Count == 0 ? "The same commit was read by the same model; report what follows as a mistake of this program."
            : $"{FrameworkWords.Capital(string.Join("; ", causes))}.{(delta.Causes.HasFlag(DeltaCauses.Model) ? " Scan both with one version to tell the causes apart." : string.Empty)}";
    }
}
