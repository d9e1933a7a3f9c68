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

    /// <summary>What is said of a file whose content is not in the object store.</summary>
    internal const string MissingContent = "The content is not in the object store (partial clone or snapshot): it was not read.";

    /// <summary>What is said of a file of which only the pointer of Git LFS is there.</summary>
    internal const string PointerOnly = "Only the pointer of Git LFS is in the repository: the content was not read.";

    /// <summary>Nobody writes a text of so many bytes: it is data, or made by a program.</summary>
    private const int Bulk = 1024 * 1024;

    private readonly ImmutableArray<IDetector> detectors;
    private readonly ReadLimits limits;
    private readonly IFactCache cache;

    /// <summary>Makes an analyzer.</summary>
    /// <param name="detectors">The detectors, in the order in which their facts are kept.</param>
    /// <param name="limits">Limits of every file.</param>
    /// <param name="cache">Where facts are kept between scans.</param>
    /// <param name="added">Names the code of others among the detectors: it changes with every build, whatever version its detectors give.</param>
    public FileAnalyzer(IEnumerable<IDetector> detectors, ReadLimits limits, IFactCache cache, string added = "")
    {
        this.detectors = [.. detectors];
        this.limits = limits;
        this.cache = cache;
        Fingerprint = FingerprintOf(this.detectors, limits, added);
        CacheFingerprint = CacheFingerprintOf(this.detectors, Fingerprint);
    }

    /// <summary>Where facts are kept between scans.</summary>
    internal IFactCache Cache => cache;

    /// <summary>The detectors.</summary>
    public IReadOnlyList<IDetector> Detectors => detectors;

    /// <summary>Names everything of this analyzer that can change an answer.</summary>
    public string Fingerprint { get; }

    /// <summary>
    /// Names the very code that reads: what another build kept is not taken for an answer of this one, also where nobody thought of raising the version of a detector.
    /// </summary>
    public string CacheFingerprint { get; }

    /// <summary>Analyses a file; null when no detector claims it.</summary>
    public FileFacts? Analyze(ISnapshot snapshot, FileEntry entry)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Kind is FileKind.SymbolicLink or FileKind.Submodule)
        {
            return null;
        }

        var key = new FactKey(CacheFingerprint, entry.Path, entry.BlobId);
        var isStored = snapshot.IsStored(entry);
        if (isStored && cache.Find(key) is { } kept)
        {
            return kept;
        }

        var claiming = Claiming(entry.Path);
        if (claiming.Count == 0)
        {
            return null;
        }

        var writer = new FactWriter(entry.Path, limits);
        var content = snapshot.Read(entry, limits.Bytes);
        foreach (var claim in claiming)
        {
            writer.AddClaim(claim.Detector.Id);
        }

        if (content.Unread is { } reason)
        {
            writer.AddProblem(null, Sentence(reason), null);
            return writer.ToFileFacts() with { MayChange = reason == UnreadReason.Failed, IsBulk = reason == UnreadReason.TooLarge && limits.Bytes >= Bulk };
        }

        var isAnswered = Detect(claiming, new SourceFile(entry.Path, SourceText.Decode(content.Bytes.Span), limits), content, writer);
        var facts = writer.ToFileFacts() with { Bytes = content.Bytes.Length, MayChange = !isAnswered };
        if (isStored && isAnswered)
        {
            cache.Keep(key, facts);
        }

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
        foreach (var claim in Claiming(entry.Path))
        {
            writer.AddClaim(claim.Detector.Id);
        }

        writer.AddProblem(null, why, null);
        return writer.ToFileFacts() is { Claims.IsEmpty: false } claimed ? claimed : null;
    }

    /// <summary>Whether a detector says that a file is started whatever stands in it; one that fails does not.</summary>
    internal static bool IsStarted(IDetector detector, string path) => Says(() => detector.IsStarted(path));

    /// <summary>Whether a detector claims every file whose name ends as this one's: of a single one that says little.</summary>
    internal static bool ClaimsEnding(IDetector detector, string path)
    {
        var name = RepositoryPath.Name(path);
        return name.LastIndexOf('.') is >= 0 and var dot && Says(() => detector.Claims("any" + name[dot..]));
    }

    private static bool Says(Func<bool> asked)
    {
        try
        {
            return asked();
        }
#pragma warning disable CA1031 // See Detect: a file that such a detector claims has a problem of its own.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    /// <summary>The detectors that claim a path. One that fails when it is asked claims what it cannot tell of.</summary>
    private List<Claim> Claiming(string path)
    {
        var claiming = new List<Claim>();
        foreach (var detector in detectors)
        {
            try
            {
                if (detector.Claims(path))
                {
                    claiming.Add(new Claim(detector, null));
                }
            }
#pragma warning disable CA1031 // See Detect.
            catch (Exception error)
#pragma warning restore CA1031
            {
                claiming.Add(new Claim(detector, error));
            }
        }

        return claiming;
    }

    /// <returns>Whether all detectors gave an answer: what failed may have failed for want of memory, and is tried again.</returns>
    private static bool Detect(List<Claim> claiming, SourceFile file, FileContent content, FactWriter writer)
    {
        if (content.Bytes.Span.StartsWith(LargeFilePointer))
        {
            writer.AddProblem(null, PointerOnly, null);
            return true;
        }

        if (file.Source.IsBinary)
        {
            writer.AddProblem(null, "Is no text: it was not read.", null);
            return true;
        }

        var isAnswered = true;
        foreach (var (detector, failure) in claiming)
        {
            var failed = failure;
            try
            {
                if (failed is null)
                {
                    detector.Detect(file, writer);
                }
            }
#pragma warning disable CA1031 // The one place that catches: no detector's fault may stop a scan.
            catch (Exception error)
#pragma warning restore CA1031
            {
                failed = error;
            }

            if (failed is not null)
            {
                isAnswered = false;
                writer.AddProblem(null, $"The detector failed ({failed.GetType().Name}): its facts of this file are incomplete. Please report it.", detector.Id);
            }
        }

        return isAnswered;
    }

    private string Sentence(UnreadReason reason) => reason switch
    {
        UnreadReason.MissingBlob => MissingContent,
        UnreadReason.TooLarge => string.Create(CultureInfo.InvariantCulture, $"Larger than {Size(limits.Bytes)}: it was not read."),
        _ => "Could not be read.",
    };

    private static string Size(int bytes) =>
        bytes % (1024 * 1024) == 0 ? FormattableString.Invariant($"{bytes / 1024 / 1024} MiB") : FormattableString.Invariant($"{bytes} bytes");

    private static string FingerprintOf(ImmutableArray<IDetector> detectors, ReadLimits limits, string added)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{limits.Bytes} {limits.Depth} {limits.Tokens} {limits.Nodes} {limits.Facts}\n");
        foreach (var detector in detectors)
        {
            text.Append(CultureInfo.InvariantCulture, $"{detector.Id} {detector.Version}\n");
        }

        text.Append(added);
        return Hash(text.ToString());
    }

    /// <summary>A build of the same source has the same module ids. The runtime is among them: it knows the characters of Unicode, and how regular expressions fit.</summary>
    private static string CacheFingerprintOf(ImmutableArray<IDetector> detectors, string fingerprint)
    {
        var modules = detectors.Select(detector => detector.GetType().Module).Append(typeof(FileAnalyzer).Module).Append(typeof(YamlDotNet.Core.Parser).Module).Append(typeof(object).Module);
        return Hash(fingerprint + string.Join('\n', modules.Select(module => module.ModuleVersionId.ToString()).Distinct().Order(StringComparer.Ordinal)));
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    /// <summary>That a detector claims a file, or could not say whether it does.</summary>
    private readonly record struct Claim(IDetector Detector, Exception? Failure);
}
