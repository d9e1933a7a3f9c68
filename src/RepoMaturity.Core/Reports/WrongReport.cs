using System.Text;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>
/// Writes an issue, in Markdown, for somebody who finds that a practice is judged wrongly: what was found, by which rules, where, and what starts it. It names paths and lines and
/// holds nothing of what stands in files; what looks like a secret in a path is masked.
/// </summary>
public static class WrongReport
{
    private const int MostProof = 10;

    /// <summary>Writes the issue.</summary>
    /// <param name="assessment">What was found.</param>
    /// <param name="tool">What found it.</param>
    /// <param name="claim">A practice or an aspect of the rules.</param>
    public static string Write(Assessment assessment, Tool tool, string claim)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        ArgumentNullException.ThrowIfNull(tool);
        ArgumentNullException.ThrowIfNull(claim);
        var slash = claim.IndexOf('/', StringComparison.Ordinal);
        var practice = assessment.Practices.First(practice => practice.Practice.Id == (slash < 0 ? claim : claim[..slash]));
        var aspect = practice.Aspects.FirstOrDefault(aspect => aspect.Aspect.Id == claim);
        var (level, couldBe, evidence) = aspect is null ? (practice.Level, practice.CouldBe, practice.Evidence) : (aspect.Level, aspect.CouldBe, aspect.Evidence);

        var text = new StringBuilder();
        Line(text, "<!-- Read this before you post it: it names paths of your repository, and nothing of what stands in them. -->");
        Line(text, $"# {claim}: reported as {Words.Of(level)}, which is wrong\n");
        Line(text, "**It should be:** absent, declared, implemented or automated? Say which, and which file shows it or why it does not.\n");
        Line(text, $"- Practice: {claim} ({MarkdownText.Plain(aspect?.Aspect.Name ?? practice.Practice.Name)})");
        Line(text, $"- Reported: {Words.Of(level)}{(couldBe > level ? $", could be {Words.Of(couldBe)}" : string.Empty)}, in a repository of the kind {assessment.Kind.Kind.Id}");
        Line(text, $"- Program: {MarkdownText.Plain(tool.Name)} {MarkdownText.Plain(tool.Version)}, model {assessment.ModelHash}");
        Line(text, $"- Read: {(assessment.Commit is { } commit ? $"commit {commit}" : "no commit")}{(assessment.IsDirty ? ", with uncommitted changes" : string.Empty)}; problems with {assessment.Problems.Length} file(s)");
        Line(text, "- Repository: its address, if it is public\n");
        if (evidence.IsEmpty)
        {
            Line(text, "Nothing was found.");
            return text.ToString();
        }

        Line(text, "| level | rule | kind of proof | place | started by |\n|---|---|---|---|---|");
        foreach (var found in evidence.Take(MostProof))
        {
            var context = found.Context is { } lowered ? $" (lowered: {MarkdownText.Plain(Secrets.Mask(lowered))})" : string.Empty;
            Line(text, $"| {Words.Of(found.Level)}{context} | {MarkdownText.Code(found.Rule)} | {KindOf(found)} | {Place(found)} | {string.Join(" -> ", found.Chain?.Steps.Select(step => Place(step.Path, step.Position)) ?? [])} |");
        }

        if (evidence.Length > MostProof)
        {
            Line(text, $"\nand {evidence.Length - MostProof} more");
        }

        return text.ToString();
    }

    /// <summary>The kind of a fact alone: its name may be a command, and so text of a file.</summary>
    private static string KindOf(Evidence found) => found.Source == EvidenceSource.File
        ? MarkdownText.Plain(found.Detail.Split(' ')[0])
        : Words.Of(found.Source);

    private static string Place(Evidence found) => found.Path is { } path ? Place(path, found.Position) : string.Empty;

    private static string Place(string path, Position? position) => MarkdownText.Code(Secrets.Mask(path) + (position is { } at ? $":{at}" : string.Empty));

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
