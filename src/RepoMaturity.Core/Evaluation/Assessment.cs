using System.Collections.Immutable;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Everything that a report prints.</summary>
/// <param name="Repository">Name of the repository.</param>
/// <param name="Commit">Id of the commit; null where there is none.</param>
/// <param name="IsDirty">Whether files differ from the commit.</param>
/// <param name="ModelHash">Names rules and detectors: two reports with one hash were made by the same model.</param>
/// <param name="Incompleteness">What of the tree or history could not be read; empty for a complete scan.</param>
/// <param name="Kind">The kind of repository.</param>
/// <param name="Technologies">Technologies found, in ordinal order of their ids.</param>
/// <param name="Practices">All practices, in the order of the codebook.</param>
/// <param name="Frameworks">The frameworks, in ordinal order of their ids.</param>
/// <param name="Problems">What was not read, in order of path and line.</param>
public sealed record Assessment(
    string Repository,
    string? Commit,
    bool IsDirty,
    string ModelHash,
    ImmutableArray<string> Incompleteness,
    KindResult Kind,
    ImmutableArray<TechnologyResult> Technologies,
    ImmutableArray<PracticeResult> Practices,
    ImmutableArray<FrameworkResult> Frameworks,
    ImmutableArray<Problem> Problems)
{
    /// <summary>Traces of people in its history, as counts; null where there is no history.</summary>
    public HistoryResult? History { get; init; }

    /// <summary>What the hosting service says, and saw run; null where nobody asked it.</summary>
    public HostResult? Host { get; init; }

    /// <summary>The parts of a repository of several, in ordinal order of their folders; empty for one that is a whole.</summary>
    public ImmutableArray<PartResult> Parts { get; init; } = [];

    /// <summary>How many parts there are; more than <see cref="Parts"/> where not all were assessed.</summary>
    public int PartsTotal { get; init; }

    /// <summary>Languages of which no code was read, the most used first; empty where little or nothing is written in such.</summary>
    public ImmutableArray<UnreadLanguage> Unread { get; init; } = [];

    /// <summary>What the configuration of the repository made of it; null without one.</summary>
    public ConfigurationResult? Configuration { get; init; }

    /// <summary>What was assumed instead of found, one clause each; empty for what the repository shows.</summary>
    public ImmutableArray<string> Assumptions { get; init; } = [];

    /// <summary>Where people look at it, <c>https://HOST/OWNER/NAME</c>, for links; null where that is not known. It changes no answer.</summary>
    public string? Address { get; init; }

    /// <summary>The folder that was assessed, without slashes at its ends; empty for the whole repository.</summary>
    public string Folder { get; init; } = string.Empty;

    /// <summary>The file for remarks that are about no file; null where there is none.</summary>
    internal string? Landmark { get; init; }

    /// <summary>
    /// Whether another scan of the same could say otherwise: something could not be read, or there was no time for it. Content that was not in the object store does not count where the problems
    /// name its file: whoever keeps the assessment can look whether it is there now.
    /// </summary>
    internal bool MayChange { get; init; }

    /// <summary>What became of the gates that were asked for, in their order; empty where none was.</summary>
    public ImmutableArray<GateOutcome> Gates { get; init; } = [];

    /// <summary>Where practices stand, for plans; null where nobody plans.</summary>
    internal PlanSites? Sites { get; init; }

    /// <summary>The same repository through one more framework, without the way up in it.</summary>
    public FrameworkResult Through(FrameworkRule framework)
    {
        ArgumentNullException.ThrowIfNull(framework);
        return new AttestationEvaluator(Kind.Kind, Configuration?.Configuration.Attestations ?? []).Evaluate(framework, Practices);
    }
}
