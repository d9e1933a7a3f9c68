using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Names all that decides on an assessment: every text with its length before it, so that no two rows of texts have one name.</summary>
internal sealed class AssessmentKey : IDisposable
{
    private readonly BatchedHash hash = new();

    private AssessmentKey()
    {
    }

    /// <summary>The key of a subject; null where what decides is not named by it, or is not to be kept.</summary>
    /// <param name="subject">What is assessed, with all of its files.</param>
    /// <param name="code">Names the very code that reads.</param>
    /// <param name="model">Names rules and detectors.</param>
    /// <param name="limits">The limits of the scan.</param>
    public static string? Of(Subject subject, string code, string model, ScanLimits limits)
    {
        var snapshot = subject.Snapshot;

        // What lies on a disk is kept nowhere, and what a host says is of its moment.
        if (subject.Past is null || subject.Host is not null || subject.Configuration is { Origin: null } || (snapshot.Tree is null && !snapshot.Files.All(snapshot.IsStored)))
        {
            return null;
        }

        using var key = new AssessmentKey();
        key.Add(code, model, Text(limits.Files), Text(limits.Bytes), Text(limits.Facts));
        key.Add(subject.Name, subject.Folder, subject.Address, subject.Past, subject.Configuration?.Origin, subject.Target?.Stage, subject.Target?.Framework);
        key.AddAll(subject.Target?.Requires ?? []);
        key.AddAll(subject.Frameworks.IsDefault ? [] : subject.Frameworks);
        key.Add(snapshot.Commit, snapshot.IsDirty ? "dirty" : null, snapshot.Tree);
        if (snapshot.Tree is null)
        {
            key.AddFiles(snapshot.Files);
        }

        return key.hash.ToText();
    }

    /// <inheritdoc/>
    public void Dispose() => hash.Dispose();

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private void AddFiles(IReadOnlyList<FileEntry> files)
    {
        Add(Text(files.Count));
        foreach (var entry in files)
        {
            Add(entry.Path, entry.BlobId, Text((int)entry.Kind));
        }
    }

    private void AddAll(ImmutableArray<string> texts)
    {
        Add(Text(texts.Length));
        foreach (var text in texts)
        {
            Add(text);
        }
    }

    private void Add(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            var size = text?.Length ?? -1;
            hash.Add(MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(ref size, 1)));
            hash.Add(MemoryMarshal.AsBytes(text.AsSpan()));
        }
    }
}
