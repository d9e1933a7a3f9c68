using RepoMaturity.Core.Documents;

namespace RepoMaturity.Detectors.Infrastructure;

/// <summary>Events that a service of the cloud sends of its own: new data in a bucket, an image that was pushed. One of an application's own has a sender that is not seen.</summary>
internal static class SystemEvents
{
    /// <summary>Whether a pattern of events names a service of the cloud as their source.</summary>
    public static bool Names(DocumentNode pattern)
    {
        var open = new Stack<DocumentNode>([pattern]);
        while (open.TryPop(out var node))
        {
            if (node.Value is { } value && (value.StartsWith("aws.", StringComparison.Ordinal) || value.Contains("\"aws.", StringComparison.Ordinal)))
            {
                return true;
            }

            foreach (var item in node.Items)
            {
                open.Push(item);
            }

            foreach (var entry in node.Entries)
            {
                open.Push(entry.Value);
            }
        }

        return false;
    }
}
