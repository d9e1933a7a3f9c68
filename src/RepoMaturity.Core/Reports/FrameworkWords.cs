using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>Words what a framework says for people. It is always this project's reading, never the publication's own verdict.</summary>
internal static class FrameworkWords
{
    public const string First = "kaizen-2023";

    /// <summary>The framework that speaks first; null where there is none.</summary>
    public static FrameworkResult? Headline(Assessment assessment) =>
        assessment.Frameworks.FirstOrDefault(result => result.Framework.Id == First) ?? assessment.Frameworks.FirstOrDefault();

    /// <summary><c>RepoMaturity's reading of NAME (YEAR)</c>.</summary>
    public static string Reading(FrameworkRule framework) => $"RepoMaturity's reading of {framework.Name} ({framework.Year})";

    /// <summary><c>stage 2 of 5, DataOps</c>.</summary>
    public static string Stage(FrameworkResult result) => result.Stage is { } stage
        ? $"stage {stage.Index} of {result.Framework.Stages[^1].Index}, {stage.Name}"
        : "no stage";

    /// <summary>The stage above the one reached; null at the highest or without stages.</summary>
    public static FrameworkStage? Next(FrameworkResult result) =>
        result.Stage is { } stage ? result.Framework.Stages.FirstOrDefault(next => next.Index > stage.Index) : null;

    /// <summary>What is missing, without brackets around the whole of it.</summary>
    public static string Clause(string missing)
    {
        var depth = 0;
        for (var i = 0; i < missing.Length - 1; i++)
        {
            depth += missing[i] switch
            {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            if (depth == 0)
            {
                return missing;
            }
        }

        return missing.Length > 2 && missing[^1] == ')' ? missing[1..^1] : missing;
    }

    /// <summary>Why the stage is no higher, as the end of a sentence.</summary>
    public static string Why(FrameworkResult result)
    {
        if (Next(result) is not { } next)
        {
            return ": all that its stages ask for was found";
        }

        var more = result.Blockers.Length > 1 ? $" (and {result.Blockers.Length - 1} more, below)" : string.Empty;
        return result.Blockers.IsEmpty ? string.Empty : $": not yet {next.Name}, because {Clause(result.Blockers[0].Why)}{more}";
    }

    /// <summary>What the stage could be, as the end of a sentence; always at least the full stop.</summary>
    public static string CouldBe(StageResult stage) => stage.CouldBe > stage.Index
        ? $". It could be stage {stage.CouldBe}: not all was seen, as said at the end."
        : ".";

    /// <summary>What a blocker lacks, in brackets; empty where the list of dimensions has said it already.</summary>
    public static string Lack(Blocker blocker, DimensionResult? dimension) =>
        dimension?.HeldBackBy == blocker.Why ? string.Empty : $" ({Clause(blocker.Why)})";

    /// <summary>How sure it is that the publication says an item in these terms.</summary>
    public static string Provenance(Provenance provenance) => provenance switch
    {
        Rules.Provenance.Published => "published: seen in the primary text or a close copy of it",
        Rules.Provenance.Secondary => "secondary: seen in somebody else's summary of the text",
        Rules.Provenance.Recalled => "recalled: from memory, without the source at hand",
        _ => "operationalised: this project's own reading",
    };

    /// <summary>A clause as the beginning of a sentence.</summary>
    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>A sentence as a clause.</summary>
    public static string Lowered(string sentence)
    {
        var clause = sentence.TrimEnd('.');
        return clause.Length > 1 && char.IsUpper(clause[0]) && char.IsLower(clause[1]) ? char.ToLowerInvariant(clause[0]) + clause[1..] : clause;
    }
}
