using RepoMaturity.Core.Links;

namespace RepoMaturity.Core.Evaluation;

/// <content>What would be found if more was known.</content>
internal sealed partial class EvidenceCollector
{
    /// <summary>All evidence that files would give if more was known of others: of what runs what, and of what those show.</summary>
    /// <param name="matches">The terms that fit the files.</param>
    /// <param name="repository">The files.</param>
    /// <param name="links">What could run what.</param>
    /// <param name="contexts">The contexts of the files.</param>
    /// <param name="subject">What is assessed.</param>
    /// <param name="others">What the others could show.</param>
    public static IReadOnlyList<Evidence> Suppose(RuleMatches matches, RepositoryFacts repository, LinkGraph links, ContextMap contexts, Subject subject, IReadOnlyList<Evidence> others)
    {
        var collector = new EvidenceCollector(matches, repository, links, contexts, new SuppressedEvidence(subject.Configuration?.Suppressions ?? []));
        collector.CollectAll(others);
        collector.LowerWhatLacksItsRequirements(others);
        return collector.evidence;
    }
}
