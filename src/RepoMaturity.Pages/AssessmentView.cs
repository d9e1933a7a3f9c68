using System.Collections.Immutable;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Pages;

/// <summary>What the parts of a page share; public only because components are.</summary>
public sealed class AssessmentView
{
    private readonly Forge? forge;

    internal AssessmentView(Assessment assessment, FrameworkResult? architecture, Tool tool, PageSurroundings around)
    {
        Names = new Names(assessment);
        assessment = ClaimWords.In(assessment);
        Assessment = assessment;
        Tool = tool;
        Around = around;
        Timeline = around.Timeline is { Commits.Length: > 1 } timeline ? new TimelineView(timeline, tool, isSearch: false) : null;
        Headline = FrameworkWords.Headline(assessment);
        Architecture = assessment.Frameworks.FirstOrDefault(result => result.Framework.Id == ReferenceArchitecture.Framework) ?? (architecture is null ? null : ClaimWords.Of(Names).In(architecture));
        Others = [.. assessment.Frameworks.Where(result => result != Headline && result != Architecture)];
        forge = assessment.Commit is null ? null : Forge.Of(assessment.Address);
    }

    internal Assessment Assessment { get; }

    internal Tool Tool { get; }

    internal PageSurroundings Around { get; }

    /// <summary>How it matured; null where nobody says.</summary>
    internal TimelineView? Timeline { get; }

    /// <summary>The framework that speaks first; null where there is none.</summary>
    internal FrameworkResult? Headline { get; }

    /// <summary>The framework whose architecture is drawn; null where none is.</summary>
    internal FrameworkResult? Architecture { get; }

    /// <summary>All further frameworks.</summary>
    internal ImmutableArray<FrameworkResult> Others { get; }

    internal Names Names { get; }

    /// <summary>Practices in place, and those of them that are automated.</summary>
    internal (int InPlace, int Automated) Counts =>
        (Assessment.Practices.Count(practice => practice.Level >= Level.Implemented), Assessment.Practices.Count(practice => practice.Level == Level.Automated));

    /// <summary>The stage reached; null without one.</summary>
    internal StageResult? Stage => Headline?.Stage;

    /// <summary>The address of the commit on its forge; null where that is not known.</summary>
    internal string? Commit => forge?.Commit(Assessment.Commit!);

    /// <summary>The address of a place on its forge; null where that is not known.</summary>
    internal string? LinkTo(string path, Position? position) => forge?.File(Assessment.Commit!, path, position);

    /// <summary>The anchor of a practice.</summary>
    internal static string IdOf(PracticeRule practice) => $"practice-{practice.Id}";

    /// <summary>The anchor of an item.</summary>
    internal static string IdOf(FrameworkRule framework, FrameworkItem item) => $"item-{framework.Id}-{item.Id}";

    /// <summary>An anchor as the target of a link.</summary>
    internal static string To(string id) => "#" + Uri.EscapeDataString(id);

    /// <summary>The anchor of the practice of a claim, which may be one of its aspects; null where there is none.</summary>
    internal string? IdOfClaim(string claim) => Assessment.Practices.FirstOrDefault(practice => practice.Practice.Id == claim || practice.Aspects.Any(aspect => aspect.Aspect.Id == claim)) is { } found
        ? IdOf(found.Practice)
        : null;
}
