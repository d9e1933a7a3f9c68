using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Infrastructure;

/// <summary>Events that a service of the cloud sends of its own: new data in a bucket, an image that was pushed. One of an application's own has a sender that is not seen.</summary>
internal static class SystemEvents
{
    private const string ModelPackages = "SageMaker Model Package State Change";

    /// <summary>Whether a pattern of events names a service of the cloud as their source.</summary>
    public static bool Names(DocumentNode pattern) => Holds(pattern, value => value.StartsWith("aws.", StringComparison.Ordinal) || value.Contains("\"aws.", StringComparison.Ordinal));

    /// <summary>Writes that a pattern waits for a model to be approved, or taken back, in a registry.</summary>
    public static void WriteApproval(DocumentNode pattern, string scope, FactWriter facts)
    {
        if (Holds(pattern, value => value.Contains(ModelPackages, StringComparison.Ordinal)))
        {
            facts.Add(new Fact(FactKind.Action, "aws-events/" + ModelPackages, new Position(pattern.Line), null, scope));
        }
    }

    private static bool Holds(DocumentNode pattern, Predicate<string> isMeant) => pattern.Whole().Any(node => node.Value is { } value && isMeant(value));
}
