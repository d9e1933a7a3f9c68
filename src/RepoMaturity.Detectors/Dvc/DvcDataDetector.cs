using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Dvc;

/// <summary>
/// Reads what DVC keeps of data: <c>.dvc</c> files, <c>dvc.lock</c> and <c>.dvc/config</c>. Of a remote only the kind of its storage is kept, no address.
/// </summary>
public sealed class DvcDataDetector : IDetector
{
    private static readonly string[] Lists = ["outs", "deps"];
    private static readonly string[] Hashes = ["md5", "etag", "checksum", "version_id"];

    /// <inheritdoc/>
    public string Id => "dvc-data";

    /// <inheritdoc/>
    public string Summary => "DVC data: tracked files and folders with their hashes, locked stages, remotes";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Key, FactKind.Stage, FactKind.Command];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var name = RepositoryPath.Name(path);
        return name is "dvc.lock" or "Dvcfile" || IsConfiguration(path) || (name.EndsWith(".dvc", StringComparison.Ordinal) && name.Length > 4);
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        if (IsConfiguration(file.Path))
        {
            ReadRemotes(file.Source.Text, facts);
            return;
        }

        var document = file.Read(YamlReader.Instance);
        facts.AddProblems(document.Problems, Id);
        foreach (var list in Lists)
        {
            foreach (var item in document.Root[list]?.Items ?? [])
            {
                AddItem(list, item, facts);
            }
        }

        ReadStage(document.Root, file.Path, facts);
        if (document.Root["schema"] is { Value: { } schema } version)
        {
            facts.Add(new Fact(FactKind.Key, "schema", new Position(version.Line), schema));
        }

        foreach (var stage in document.Root["stages"]?.Entries ?? [])
        {
            facts.Add(new Fact(FactKind.Key, "stages", new Position(stage.Line), stage.Key));
            foreach (var list in Lists)
            {
                foreach (var item in stage.Value[list]?.Items ?? [])
                {
                    AddHash("stages." + list, item, facts);
                }
            }
        }
    }

    /// <summary>Before version 1 of DVC a <c>.dvc</c> file was also a stage, with the command that makes its outputs.</summary>
    private static void ReadStage(DocumentNode root, string path, FactWriter facts)
    {
        if (root["cmd"] is not { Value: { Length: > 0 } text } command)
        {
            return;
        }

        var name = RepositoryPath.Name(path);
        var folder = RepositoryPath.Folder(path);
        facts.Add(new Unit(string.Empty, UnitKind.Stage, name, new Position(command.Line)));
        facts.Add(new Fact(FactKind.Stage, name, new Position(command.Line), text));
        var working = root["wdir"]?.Value is { } wdir ? RepositoryPath.Combine(folder, wdir) : folder;
        CommandInterpreter.Interpret(text, new Position(command.Line), null, working, facts);
    }

    private static bool IsConfiguration(string path) => path == ".dvc/config" || path.EndsWith("/.dvc/config", StringComparison.Ordinal);

    private static void AddItem(string list, DocumentNode item, FactWriter facts)
    {
        if (item["path"] is { Value: { } path } named)
        {
            facts.Add(new Fact(FactKind.Key, list + ".path", new Position(named.Line), path));
        }

        if (item.Find("repo", "rev_lock") is { } revision)
        {
            facts.Add(new Fact(FactKind.Key, list + ".repo.rev_lock", new Position(revision.Line)));
        }

        AddHash(list, item, facts);
    }

    private static void AddHash(string list, DocumentNode item, FactWriter facts)
    {
        foreach (var hash in Hashes)
        {
            if (item[hash] is { } found)
            {
                facts.Add(new Fact(FactKind.Key, $"{list}.{hash}", new Position(found.Line)));
            }
        }
    }

    private static void ReadRemotes(string text, FactWriter facts)
    {
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var setting = line.AsSpan().Trim();
            if (!setting.StartsWith("url", StringComparison.Ordinal) || setting.IndexOf('=') is not (> 0 and var equals))
            {
                continue;
            }

            var address = setting[(equals + 1)..].Trim();
            var scheme = address.IndexOf("://", StringComparison.Ordinal);
            facts.Add(new Fact(FactKind.Key, "remote.url", new Position(number), scheme < 0 ? "local" : address[..scheme].ToString()));
        }
    }
}
