using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>A part of the work on a repository, as <c>rules/areas.yml</c> defines it: files that are changed by people of one trade.</summary>
/// <param name="Id">Stable id (<c>modelling</c>).</param>
/// <param name="Name">Name for people.</param>
/// <param name="Always">Files that belong to it whatever they show.</param>
/// <param name="Practices">Practices; a file that shows one of them belongs to it.</param>
/// <param name="Otherwise">Files that belong to it when they show nothing, or are no longer there.</param>
public sealed record AreaRule(string Id, string Name, PathTerm Always, ImmutableArray<string> Practices, PathTerm Otherwise);
