using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Detectors.Python;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Infrastructure;

/// <summary>Starts the functions that a script gives to a cloud with an event: from then on new data starts them, whoever ran the script.</summary>
public sealed class StartedFunctionResolver : IResolver
{
    /// <inheritdoc/>
    public string Id => "started-functions";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        foreach (var site in repository.References(GoogleCloudPrograms.StartedFunction))
        {
            if (ReferencePaths.FindFile(repository, site, site.Reference.Target) is { } path
                && repository[path]?.FindUnit(PythonParts.Of(site.Reference.Arguments[0].Value!)) is { } function)
            {
                links.Start(new UnitKey(path, function.Id), new Trigger(TriggerKind.Event, $"new data in a bucket ({site.File.Path})", function.Position));
            }
        }
    }
}
