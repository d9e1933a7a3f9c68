using System.Security.Cryptography;

namespace RepoMaturity.Fleet.Results;

/// <summary>Tells what happened from all else that happened, in whatever store it is kept.</summary>
internal static class EntrySign
{
    private const int Length = 16;

    /// <summary>The sign of an entry. Whether a result was the first of its commit is a matter of the store.</summary>
    public static byte[] Of(FleetEntry entry) =>
        SHA256.HashData(EntryJson.Write(entry with { Kind = entry.Kind == EntryKind.Returned ? EntryKind.Scanned : entry.Kind, Digest = default }))[..Length];
}
