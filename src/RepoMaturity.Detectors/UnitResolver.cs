using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;

namespace RepoMaturity.Detectors;

/// <summary>
/// Connects references that name a unit outright: <c>#job:train</c> in the same file, <c>path#unit</c> in another. What names something outside
/// leaves the repository.
/// </summary>
public sealed class UnitResolver : IResolver
{
    /// <inheritdoc/>
    public string Id => "units";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        foreach (var site in repository.References(ReferenceKinds.Unit))
        {
            var mark = site.Reference.Target.LastIndexOf('#');
            var path = mark <= 0 ? site.File.Path : site.Reference.Target[..mark];
            var unit = site.Reference.Target[(mark + 1)..];
            if (repository[path] is { } file && (unit.Length == 0 ? UnitKey.File(path) : UnitKey.In(file, unit)) is { } named)
            {
                links.Connect(site, named);
            }
        }

        foreach (var site in repository.References(ReferenceKinds.Outside))
        {
            links.Leave(site);
        }
    }
}
