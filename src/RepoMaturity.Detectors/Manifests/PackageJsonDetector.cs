using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Manifests;

/// <summary>Reads package.json (https://docs.npmjs.com/cli/configuring-npm/package-json).</summary>
public sealed class PackageJsonDetector : IDetector
{
    private static readonly (string Key, string? Scope)[] Tables =
    [
        ("dependencies", null),
        ("devDependencies", "group:dev"),
        ("optionalDependencies", "group:optional"),
        ("peerDependencies", "group:peer"),
    ];

    /// <inheritdoc/>
    public string Id => "package-json";

    /// <inheritdoc/>
    public string Summary => "package.json: dependencies and scripts.";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Dependency, FactKind.Command];

    /// <inheritdoc/>
    public bool Claims(string path) => RepositoryPath.Name(path) == "package.json";

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var document = file.Read(JsonReader.Instance);
        facts.AddReading(document, Id);
        foreach (var (key, scope) in Tables)
        {
            foreach (var (name, line, value) in document.Root[key]?.Entries ?? [])
            {
                var specifier = value.Value is null or "" or "*" ? null : PythonRequirement.WithoutCredentials(value.Value);
                facts.Add(new Fact(FactKind.Dependency, name.ToLowerInvariant(), new Position(line), specifier, scope));
            }
        }

        foreach (var (name, line, value) in document.Root["scripts"]?.Entries ?? [])
        {
            if (value.Value is { } command)
            {
                var id = "script:" + name;
                facts.Add(new Unit(id, UnitKind.Task, name, new Position(line)));
                CommandInterpreter.Interpret(command, new Position(line), id, RepositoryPath.Folder(file.Path), facts);
            }
        }
    }
}
