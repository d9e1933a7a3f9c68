using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Hosting;

/// <summary>
/// Reads what hosting services are told to build, run and start by a clock: Blueprints of Render (https://render.com/docs/blueprint-spec), fly.toml
/// (https://fly.io/docs/reference/configuration), railway.json and railway.toml (https://docs.railway.com/reference/config-as-code), app.yaml of App Engine.
/// </summary>
public sealed class HostedServiceDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "hosted-services";

    /// <inheritdoc/>
    public string Summary => "render.yaml, fly.toml, railway.json, railway.toml and app.yaml: services, their commands and schedules.";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Command, FactKind.Trigger, FactKind.Image];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return RepositoryPath.Name(path) is "render.yaml" or "render.yml" or "fly.toml" or "railway.json" or "railway.toml" or "app.yaml";
    }

    /// <inheritdoc/>
    public bool IsStarted(string path) => Claims(path);

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var name = RepositoryPath.Name(file.Path);
        IReader<StructuredDocument> reader = name[name.LastIndexOf('.')..] switch
        {
            ".toml" => TomlReader.Instance,
            ".json" => JsonReader.Instance,
            _ => YamlReader.Instance,
        };
        var document = file.Read(reader);
        var services = new HostedServices(facts, RepositoryPath.Folder(file.Path));
        switch (name)
        {
            case "fly.toml":
                services.ReadFly(document.Root);
                break;
            case "railway.json" or "railway.toml":
                services.ReadRailway(document.Root);
                break;
            case "app.yaml" when document.Root["runtime"] is not null:
                services.ReadAppEngine(document.Root);
                break;
            case "render.yaml" or "render.yml":
                services.ReadRender(document.Root);
                break;
        }
    }
}
