using System.Security.Cryptography;
using System.Text;

namespace RepoMaturity.Core.Snapshots;

/// <summary>A tree held in memory: for examples of rules, tests and generated input.</summary>
public sealed class MemorySnapshot : ISnapshot
{
    private readonly Dictionary<string, byte[]> contents = new(StringComparer.Ordinal);

    /// <summary>Makes a snapshot of the given files; of a path given twice the last one stays.</summary>
    /// <param name="files">Path with <c>/</c> and text, stored as UTF-8.</param>
    public MemorySnapshot(IEnumerable<KeyValuePair<string, string>> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        foreach (var (path, text) in files)
        {
            contents[path] = Encoding.UTF8.GetBytes(text);
        }

        Files = [.. contents
            .Select(file => new FileEntry(file.Key, BlobId(file.Value), FileKind.Regular))
            .OrderBy(entry => entry.Path, StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public string? Commit => null;

    /// <inheritdoc/>
    public bool IsDirty => false;

    /// <inheritdoc/>
    public IReadOnlyList<FileEntry> Files { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Incompleteness => [];

    /// <summary>The id that git (SHA-1 object format) gives to a blob of these bytes.</summary>
    public static string BlobId(ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(Encoding.ASCII.GetBytes($"blob {bytes.Length}\0"));
        hash.AppendData(bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <inheritdoc/>
    public bool IsStored(FileEntry entry) => true;

    /// <inheritdoc/>
    public FileContent Read(FileEntry entry, int maximumBytes)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (!contents.TryGetValue(entry.Path, out var bytes))
        {
            return FileContent.Missing(UnreadReason.MissingBlob);
        }

        return bytes.Length > maximumBytes ? FileContent.Missing(UnreadReason.TooLarge) : FileContent.Of(bytes);
    }
}
