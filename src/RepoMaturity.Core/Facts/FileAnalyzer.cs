using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Facts;

/// <summary>
/// Runs the detectors over one file. The one place that catches: a detector that throws becomes a problem that names it, and the scan goes on.
/// </summary>
public sealed class FileAnalyzer
{
    private static ReadOnlySpan<byte> LargeFilePointer => "version https://git-lfs.github.com/spec/"u8;

    private readonly ImmutableArray<IDetector> detectors;
    private readonly ReadLimits limits;
    private readonly IFactCache cache;

    /// <summary>Makes an analyzer.</summary>
    /// <param name="detectors">The detectors, in the order in which their facts are kept.</param>
    /// <param name="limits">Limits of every file.</param>
    /// <param name="cache">Where facts are kept between scans.</param>
    public FileAnalyzer(IEnumerable<IDetector> detectors, ReadLimits limits, IFactCache cache)
    {
        this.detectors = [.. detectors];
        this.limits = limits;
        this.cache = cache;
        Fingerprint = FingerprintOf(this.detectors, limits);
    }

    /// <summary>The detectors.</summary>
    public IReadOnlyList<IDetector> Detectors => detectors;

    /// <summary>Names everything of this analyzer that can change an answer.</summary>
    public string Fingerprint { get; }

    /// <summary>Analyses a file; null when no detector claims it.</summary>
    public FileFacts? Analyze(ISnapshot snapshot, FileEntry entry)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Kind is FileKind.SymbolicLink or FileKind.Submodule)
        {
            return null;
        }

        var claiming = detectors.Where(detector => detector.Claims(entry.Path)).ToList();
        if (claiming.Count == 0)
        {
            return null;
        }

        var key = new FactKey(Fingerprint, entry.Path, entry.BlobId);
        if (cache.Find(key) is { } kept)
        {
            return kept;
        }

        var writer = new FactWriter(entry.Path, limits);
        var content = snapshot.Read(entry, limits.Bytes);
        foreach (var detector in claiming)
        {
            writer.AddClaim(detector.Id);
        }

        if (content.Unread is { } reason)
        {
            writer.AddProblem(null, Sentence(reason), null);
            return writer.ToFileFacts();
        }

        Detect(claiming, new SourceFile(entry.Path, SourceText.Decode(content.Bytes.Span), limits), content, writer);
        var facts = writer.ToFileFacts() with { Bytes = content.Bytes.Length };
        cache.Keep(key, facts);
        return facts;
    }

    /// <summary>A file that is not to be read, as far as a detector claims it; null for the others.</summary>
    /// <param name="entry">The file.</param>
    /// <param name="why">One sentence without content of the file.</param>
    public FileFacts? Unread(FileEntry entry, string why)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Kind is FileKind.SymbolicLink or FileKind.Submodule)
        {
            return null;
        }

        var writer = new FactWriter(entry.Path, limits);
        foreach (var detector in detectors.Where(detector => detector.Claims(entry.Path)))
        {
            writer.AddClaim(detector.Id);
        }

        writer.AddProblem(null, why, null);
        return writer.ToFileFacts() is { Claims.IsEmpty: false } claimed ? claimed : null;
    }

    private static void Detect(List<IDetector> claiming, SourceFile file, FileContent content, FactWriter writer)
    {
        if (content.Bytes.Span.StartsWith(LargeFilePointer))
        {
            writer.AddProblem(null, "Only the pointer of Git LFS is in the repository: the content was not read.", null);
            return;
        }

        if (file.Source.IsBinary)
        {
            writer.AddProblem(null, "Is no text: it was not read.", null);
            return;
        }

        foreach (var detector in claiming)
        {
            try
            {
                detector.Detect(file, writer);
            }
#pragma warning disable CA1031 // The one place that catches: no detector's fault may stop a scan.
            catch (Exception error)
#pragma warning restore CA1031
            {
                writer.AddProblem(null, $"The detector failed ({error.GetType().Name}): its facts of this file are missing. Please report it.", detector.Id);
            }
        }
    }

    private string Sentence(UnreadReason reason) => reason switch
    {
        UnreadReason.MissingBlob => "The content is not in the object store (partial clone or snapshot): it was not read.",
        UnreadReason.TooLarge => string.Create(CultureInfo.InvariantCulture, $"Larger than {Size(limits.Bytes)}: it was not read."),
        _ => "Could not be read.",
    };

    private static string Size(int bytes) =>
        bytes % (1024 * 1024) == 0 ? FormattableString.Invariant($"{bytes / 1024 / 1024} MiB") : FormattableString.Invariant($"{bytes} bytes");

    private static string FingerprintOf(ImmutableArray<IDetector> detectors, ReadLimits limits)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{limits.Bytes} {limits.Depth} {limits.Tokens} {limits.Nodes} {limits.Facts}\n");
        foreach (var detector in detectors)
        {
            text.Append(CultureInfo.InvariantCulture, $"{detector.Id} {detector.Version}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }
}
