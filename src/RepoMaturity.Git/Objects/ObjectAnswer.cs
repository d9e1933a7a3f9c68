using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Git.Objects;

/// <summary>An answer to a question for an object.</summary>
/// <param name="Status">What became of the question.</param>
/// <param name="Id">The whole id; empty unless it is there.</param>
/// <param name="Type"><c>blob</c>, <c>tree</c>, <c>commit</c> or <c>tag</c>; empty unless it is there.</param>
/// <param name="Bytes">The bytes; empty unless found.</param>
internal readonly record struct ObjectAnswer(ObjectStatus Status, string Id = "", string Type = "", ReadOnlyMemory<byte> Bytes = default)
{
    /// <summary>The answer as content of a blob.</summary>
    public FileContent AsBlob() => Status switch
    {
        ObjectStatus.Found when Type == "blob" => FileContent.Of(Bytes),
        ObjectStatus.TooLarge when Type == "blob" => FileContent.Missing(UnreadReason.TooLarge),
        ObjectStatus.Missing => FileContent.Missing(UnreadReason.MissingBlob),
        _ => FileContent.Missing(UnreadReason.Failed),
    };
}
