using System.Collections.Immutable;

namespace RepoMaturity.Core.Evaluation;

/// <summary>What people want of a repository: a stage, or what is required of the use case, from which the stage follows.</summary>
/// <param name="Stage">Number or name of a stage, as a framework has it (the name also in lower case with hyphens); null where the requirements decide.</param>
/// <param name="Requires">Of <see cref="Requirements"/> those that hold; where no stage is named, all others do not.</param>
/// <param name="Framework">Id of the framework that is meant; null for the one whose stages follow from requirements.</param>
public sealed record TargetRequest(string? Stage, ImmutableArray<string> Requires, string? Framework = null)
{
    /// <summary>Compliance with regulation is required.</summary>
    public const string RegulatoryCompliance = "regulatory-compliance";

    /// <summary>Operational excellence is required.</summary>
    public const string OperationalExcellence = "operational-excellence";

    /// <summary>All that can be required.</summary>
    public static readonly ImmutableArray<string> Requirements = [OperationalExcellence, RegulatoryCompliance];
}
