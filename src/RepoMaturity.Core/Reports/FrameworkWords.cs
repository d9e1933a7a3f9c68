using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>Words what a framework says for people. It is always this project's reading, never the publication's own verdict.</summary>
internal static class FrameworkWords
{
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
}
