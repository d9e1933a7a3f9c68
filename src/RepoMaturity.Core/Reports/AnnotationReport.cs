using System.Collections.Immutable;
using System.Text;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Core.Reports;

/// <summary>
/// Writes an assessment as commands to the runner of a GitHub workflow, which shows them beside files: the stage and the first steps as notices, mistakes in the configuration and what
/// was not read as warnings.
/// </summary>
public static class AnnotationReport
{
    /// <summary>GitHub shows no more of each kind in a step.</summary>
    private const int MostOfKind = 10;

    /// <summary>Writes the commands, one a line.</summary>
    public static string Write(Assessment assessment)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        var text = new StringBuilder();
        Write(text, "notice", Notices(assessment).ToList(), "steps");
        Write(text, "warning", Warnings(assessment).ToList(), "problems");
        return text.ToString();
    }

    private static void Write(StringBuilder text, string command, List<Annotation> annotations, string what)
    {
        var shown = annotations.Count > MostOfKind ? MostOfKind - 1 : annotations.Count;
        foreach (var annotation in annotations.Take(shown))
        {
            Write(text, command, annotation);
        }

        if (shown < annotations.Count)
        {
            Write(text, command, new Annotation(null, null, "RepoMaturity", $"and {annotations.Count - shown} more {what}: the report has them all."));
        }
    }

    private static void Write(StringBuilder text, string command, Annotation annotation)
    {
        text.Append("::").Append(command).Append(' ');
        if (annotation.Path is { } path)
        {
            text.Append("file=").Append(WorkflowText.Property(path)).Append(",line=").Append(annotation.Line ?? 1).Append(',');
        }

        text.Append("title=").Append(WorkflowText.Property(annotation.Title)).Append("::").Append(WorkflowText.Message(annotation.Message)).Append('\n');
    }

    private static IEnumerable<Annotation> Notices(Assessment assessment)
    {
        var result = FrameworkWords.Headline(assessment);
        yield return new Annotation(null, null, "RepoMaturity", Summary(assessment, result));
        var names = new Names(assessment);
        foreach (var remark in Remark.Of(assessment, result))
        {
            yield return new Annotation(remark.Place, null, names.OfClaim(remark.Claim), $"{RemarkWords.Headline(remark, result!, names)} {RemarkWords.Advice(remark, names)}");
        }
    }

    private static string Summary(Assessment assessment, FrameworkResult? result)
    {
        var reading = result switch
        {
            null => "There is no framework to see the repository through.",
            { Stage: not null } => $"{FrameworkWords.Reading(result.Framework)}: {FrameworkWords.Stage(result)}{FrameworkWords.Why(ClaimWords.Of(new Names(assessment)).In(result))}{FrameworkWords.CouldBe(result)}{FrameworkWords.Attested(result)}",
            { Framework.Stages.IsEmpty: true } => $"{FrameworkWords.Reading(result.Framework)}: {FrameworkWords.Counts(result)}",
            _ => $"{FrameworkWords.Reading(result.Framework)}: no stage.",
        };
        return (AssumptionWords.Of(assessment) is { } assumed ? $"{assumed} " : string.Empty) + reading + (assessment.Kind.Kind.Caution is { } caution ? $" {caution}" : string.Empty)
            + (assessment.Incompleteness.IsEmpty ? string.Empty : $" {assessment.Incompleteness[0]}{(assessment.Incompleteness.Length > 1 ? $" And {assessment.Incompleteness.Length - 1} more." : string.Empty)}");
    }

    /// <summary>What the people of the repository can mend: first their configuration, then files that could not be read.</summary>
    private static IEnumerable<Annotation> Warnings(Assessment assessment)
    {
        ImmutableArray<Rules.RuleProblem> mistakes = assessment.Configuration is { Configuration: var configuration } ? [.. configuration.Problems, .. configuration.Expired] : [];
        return mistakes.Select(mistake => new Annotation(assessment.Configuration!.Configuration.Path, mistake.Line, "Configuration", mistake.Message))
            .Concat(assessment.Problems.Where(problem => problem.Path is not null).Select(Unread));
    }

    private static Annotation Unread(Problem problem) => new(problem.Path, problem.Line, "Not read", problem.Message);

    /// <summary>What is said, and where.</summary>
    private sealed record Annotation(string? Path, int? Line, string Title, string Message);
}
