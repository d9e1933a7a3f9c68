using System.Collections.Immutable;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Docker;

/// <summary>Where the files of an image come from, as far as COPY and WORKDIR of its Dockerfile say.</summary>
internal sealed class CopiedFiles
{
    /// <summary>The sources by destination, each with its place in the order: the last copy wins.</summary>
    private ImmutableDictionary<string, (int Order, string Source)> copies = ImmutableDictionary.Create<string, (int Order, string Source)>(StringComparer.Ordinal);
    private int count;

    /// <summary>The working folder in the image, without its first slash.</summary>
    public string WorkingFolder { get; private set; } = string.Empty;

    /// <summary>The same files, for a stage that begins with this one.</summary>
    public CopiedFiles Clone() => new() { WorkingFolder = WorkingFolder, copies = copies, count = count };

    public void Change(string folder) => WorkingFolder = InImage(folder);

    /// <summary>Takes <c>COPY source destination</c>.</summary>
    /// <param name="source">Path in the build context.</param>
    /// <param name="destination">Path in the image.</param>
    /// <param name="isAlone">Whether it is the only source, so that the destination may be its new name.</param>
    public void Add(string source, string destination, bool isAlone)
    {
        var from = RepositoryPath.Combine(string.Empty, source);
        if (from is null || source.AsSpan().IndexOfAny('*', '$', '?') >= 0 || destination.Contains('$', StringComparison.Ordinal))
        {
            return;
        }

        var to = InImage(destination);
        var name = RepositoryPath.Name(from);
        var intoFolder = destination.EndsWith('/') || destination is "." or ".." || !isAlone
            || (name.Contains('.', StringComparison.Ordinal) && !RepositoryPath.Name(to).Contains('.', StringComparison.Ordinal));
        var isFile = name.LastIndexOf('.') > 0;
        Take(isFile && intoFolder ? RepositoryPath.Below(to, name) : to, from);
    }

    /// <summary>Takes <c>COPY --from=stage path destination</c>: the files are those that the stage has at the path.</summary>
    public void Add(CopiedFiles stage, string path, string destination)
    {
        if (stage.Source("/" + stage.InImage(path)) is { } source)
        {
            Take(InImage(destination), source);
        }
    }

    /// <summary>The path in the build context of a file that the image names; null when no COPY says it.</summary>
    public string? Source(string path)
    {
        var full = InImage(path);
        (int Order, string Source, int Length)? best = null;
        for (var length = full.Length; ; length = Math.Max(0, full.LastIndexOf('/', length - 1)))
        {
            if (copies.TryGetValue(full[..length], out var copy) && (best is null || copy.Order > best.Value.Order))
            {
                best = (copy.Order, copy.Source, length);
            }

            if (length == 0)
            {
                break;
            }
        }

        return best is not { } found ? null
            : found.Length == full.Length && full.Length > 0 ? found.Source
            : RepositoryPath.Below(found.Source, full[found.Length..].TrimStart('/'));
    }

    private void Take(string destination, string source) => copies = copies.SetItem(destination, (count++, source));

    private string InImage(string path) => RepositoryPath.Combine(path.StartsWith('/') ? string.Empty : WorkingFolder, path) ?? string.Empty;
}
