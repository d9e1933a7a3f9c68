namespace RepoMaturity.Core.Facts;

/// <summary>Something that starts a unit.</summary>
/// <param name="Kind">Who or what starts it.</param>
/// <param name="Detail">How the file words it: <c>push</c>, <c>schedule 0 3 * * *</c>.</param>
/// <param name="Position">Where it is said.</param>
public sealed record Trigger(TriggerKind Kind, string Detail, Position Position);
