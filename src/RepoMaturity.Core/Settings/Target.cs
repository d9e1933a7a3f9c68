using System.Collections.Immutable;

namespace RepoMaturity.Core.Settings;

/// <summary>The stage of a framework that is aimed at, or the stages that suit what is required. It need not be the highest.</summary>
/// <param name="Framework">Id of the framework.</param>
/// <param name="Lowest">The lowest stage that suits.</param>
/// <param name="Highest">The highest stage that suits.</param>
/// <param name="Requirements">Ids of what is required, from which the stages follow; null where a stage was named.</param>
/// <param name="Line">Where it stands.</param>
public sealed record Target(string Framework, int Lowest, int Highest, ImmutableArray<string>? Requirements, int Line);
