using System.Text;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Evaluation;

/// <summary>
/// The repository that a template of a project generator (cookiecutter, copier, a bundle's <c>template</c> folder) makes: its root is the folder of the template, its
/// files lose the ending of the generator, placeholders in names and texts are written out. What a template makes is practised there, not here: so it is read as a
/// repository of its own.
/// </summary>
internal sealed class GeneratedTree : ISnapshot
{
    private static readonly string[] Endings = [".tmpl", ".jinja", ".jinja2", ".j2", ".tpl"];
    private static readonly string[] Questions = ["copier.yml", "copier.yaml", "databricks_template_schema.json"];

    /// <summary>Where generators look for the files when no placeholder names their folder.</summary>
    private static readonly string[] Subfolders = ["template", "project"];

    private readonly ISnapshot snapshot;
    private readonly Dictionary<string, FileEntry> origins = new(StringComparer.Ordinal);

    private GeneratedTree(ISnapshot snapshot, string root, IEnumerable<FileEntry> entries)
    {
        this.snapshot = snapshot;
        var files = new List<FileEntry>();
        foreach (var entry in entries)
        {
            var path = WithoutEnding(TemplateText.Fill(entry.Path[(root.Length + 1)..]));
            if (origins.TryAdd(path, entry))
            {
                // The same bytes are read differently here, so they are other content.
                files.Add(entry with { Path = path, BlobId = entry.BlobId + "-generated" });
            }
        }

        Files = [.. files.OrderBy(entry => entry.Path, StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public string? Commit => null;

    /// <inheritdoc/>
    public bool IsDirty => false;

    /// <inheritdoc/>
    public IReadOnlyList<FileEntry> Files { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Incompleteness => [];

    /// <summary>The trees that the templates among the files make, in order of their folders.</summary>
    public static IReadOnlyList<GeneratedTree> In(ISnapshot snapshot)
    {
        var beside = snapshot.Files.Where(entry => Array.IndexOf(Questions, RepositoryPath.Name(entry.Path)) >= 0)
            .SelectMany(entry => Subfolders.Select(name => RepositoryPath.Below(RepositoryPath.Folder(entry.Path), name)))
            .Where(folder => snapshot.Files.Any(entry => entry.Path.StartsWith(folder + "/", StringComparison.Ordinal)
                && !TemplateText.HasPlaceholder(entry.Path[(folder.Length + 1)..].Split('/')[0])))
            .ToHashSet(StringComparer.Ordinal);
        var byRoot = new SortedDictionary<string, List<FileEntry>>(StringComparer.Ordinal);
        foreach (var entry in snapshot.Files)
        {
            if ((beside.FirstOrDefault(folder => entry.Path.StartsWith(folder + "/", StringComparison.Ordinal)) ?? NamedByPlaceholder(entry.Path)) is { } root)
            {
                if (!byRoot.TryGetValue(root, out var entries))
                {
                    byRoot.Add(root, entries = []);
                }

                entries.Add(entry);
            }
        }

        return [.. byRoot.Select(tree => new GeneratedTree(snapshot, tree.Key, tree.Value))];
    }

    /// <summary>Where a path of this tree stands in the snapshot.</summary>
    public string Origin(string path) => origins.TryGetValue(path, out var entry) ? entry.Path : path;

    /// <inheritdoc/>
    public bool IsStored(FileEntry entry) => snapshot.IsStored(origins[entry.Path]);

    /// <inheritdoc/>
    public FileContent Read(FileEntry entry, int maximumBytes)
    {
        var content = snapshot.Read(origins[entry.Path], maximumBytes);
        var source = content.Unread is null ? SourceText.Decode(content.Bytes.Span) : null;
        return source is null || source.IsBinary || !source.Text.Contains('{', StringComparison.Ordinal)
            ? content
            : FileContent.Of(Encoding.UTF8.GetBytes(TemplateText.Fill(source.Text)));
    }

    /// <summary>The outermost folder that a placeholder names; null when there is none.</summary>
    private static string? NamedByPlaceholder(string path)
    {
        if (!TemplateText.HasPlaceholder(path))
        {
            return null;
        }

        var end = path.IndexOf('/', Math.Max(path.IndexOf("{{", StringComparison.Ordinal), path.IndexOf("}}", StringComparison.Ordinal)));
        return end < 0 ? null : path[..end];
    }

    private static string WithoutEnding(string path)
    {
        var ending = Array.Find(Endings, ending => path.EndsWith(ending, StringComparison.Ordinal));
        return ending is null || path.EndsWith("/" + ending, StringComparison.Ordinal) ? path : path[..^ending.Length];
    }
}
