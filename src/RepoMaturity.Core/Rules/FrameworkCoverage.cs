using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>How much of a framework a repository can show at all, and how sure its items are.</summary>
/// <param name="Items">All items.</param>
/// <param name="NotVisible">Those that no file of any repository can show.</param>
/// <param name="ByProvenance">How many items have each provenance.</param>
public sealed record FrameworkCoverage(int Items, int NotVisible, ImmutableSortedDictionary<Provenance, int> ByProvenance)
{
    /// <summary>Counts the items of a framework.</summary>
    public static FrameworkCoverage Of(FrameworkRule framework)
    {
        ArgumentNullException.ThrowIfNull(framework);
        return new FrameworkCoverage(
            framework.Items.Length,
            framework.Items.Count(item => item.Visibility == Visibility.Never),
            Enum.GetValues<Provenance>().ToImmutableSortedDictionary(word => word, word => framework.Items.Count(item => item.Provenance == word)));
    }
}
