using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>A context that lowers what files in it show, as <c>rules/contexts.yml</c> defines it.</summary>
/// <param name="Id">Stable id (<c>example</c>, <c>test</c>, <c>vendored</c>).</param>
/// <param name="Highest">The highest level that evidence in it shows.</param>
/// <param name="Paths">Paths that are in it; null when only attributes mark it.</param>
/// <param name="Attribute">Attribute in <c>.gitattributes</c> that marks paths as in it; null for none.</param>
/// <param name="Only">Practices that it lowers; empty: all but <paramref name="Except"/>.</param>
/// <param name="Except">Practices that it leaves alone.</param>
/// <param name="ExceptSteps">Whether it leaves alone what a step of a declared pipeline runs.</param>
public sealed record ContextRule(
    string Id, Level Highest, PathTerm? Paths, string? Attribute, ImmutableArray<string> Only, ImmutableArray<string> Except, bool ExceptSteps)
{
    /// <summary>Whether it lowers the practice.</summary>
    public bool Lowers(string practice) => Only.IsEmpty ? !Except.Contains(practice) : Only.Contains(practice);
}
