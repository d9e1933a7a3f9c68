using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Docker;

namespace RepoMaturity.Detectors.Infrastructure;

/// <summary>Connects the functions, jobs and containers of templates with the code of the repository that they run.</summary>
public sealed class TemplateResolver : IResolver
{
    /// <inheritdoc/>
    public string Id => "templates";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        var code = new DeployedCode(repository);
        foreach (var site in repository.References(TemplateReferences.Handler))
        {
            var folder = RepositoryPath.Folder(site.File.Path);
            if (code.Handler(site.Reference.Target, [(folder, site.Reference.Arguments[0].Value ?? "."), (folder, ".")]) is { } path)
            {
                links.Connect(site, UnitKey.File(path));
            }
        }

        foreach (var site in repository.References(TemplateReferences.File))
        {
            if (code.File(site, site.Reference.Target) is { } path)
            {
                links.Connect(site, UnitKey.File(path));
            }
        }

        foreach (var site in repository.References(TemplateReferences.Image))
        {
            if (code.Image(site.Reference.Target, null) is { } dockerfile)
            {
                links.Connect(site, new UnitKey(dockerfile, DockerfileDetector.EntryPoint));
            }
        }
    }
}
