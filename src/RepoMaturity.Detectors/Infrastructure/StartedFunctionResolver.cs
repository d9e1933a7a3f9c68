using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Detectors.Python;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Infrastructure;

/// <summary>Starts what a script gives to a cloud with an event: from then on new data starts a function and a push a build, whoever ran the script.</summary>
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
                && UnitKey.In(repository[path], PythonParts.Of(site.Reference.Arguments[0].Value!)) is { } function)
            {
                links.Start(function, new Trigger(TriggerKind.Event, $"new data in a bucket ({site.File.Path})", repository[path]!.FindUnit(function.Unit)?.Position ?? default));
            }
        }

        foreach (var site in repository.References(GoogleCloudPrograms.BuildTrigger))
        {
            if (ReferencePaths.FindFile(repository, site, site.Reference.Target) is { } path)
            {
                links.Start(UnitKey.File(path), new Trigger(TriggerKind.Push, $"push ({site.File.Path})", new Position(1)));
            }
        }
    }
}
