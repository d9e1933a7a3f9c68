using System.Collections.Immutable;

namespace RepoMaturity.Core.Links;

/// <summary>Runs the resolvers and answers what starts what. Pure: the order of files and resolvers changes no answer.</summary>
public sealed class Linker
{
    private readonly ImmutableArray<IResolver> resolvers;

    /// <summary>Makes a linker over resolvers.</summary>
    public Linker(IEnumerable<IResolver> resolvers) => this.resolvers = [.. resolvers.OrderBy(resolver => resolver.Id, StringComparer.Ordinal)];

    /// <summary>Links the files of a repository.</summary>
    public LinkGraph Link(RepositoryFacts repository)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return new LinkGraph(repository, Resolve(repository));
    }

    /// <summary>What the resolvers find.</summary>
    internal LinkWriter Resolve(RepositoryFacts repository)
    {
        var writers = new LinkWriter[resolvers.Length];
        Parallel.For(0, resolvers.Length, i => resolvers[i].Resolve(repository, writers[i] = new LinkWriter()));
        var all = new LinkWriter();
        foreach (var writer in writers)
        {
            all.Add(writer);
        }

        return all;
    }
}
