using System.CommandLine;
using RepoMaturity.Fleet.Results;
using RepoMaturity.Fleet.Results.Postgres;
using RepoMaturity.Fleet.Work.RabbitMq;

namespace RepoMaturity.Cli.Fleets;

/// <summary><c>--cluster</c>: where the queue of what is to be done is.</summary>
internal sealed class ClusterOption(bool isRequired, string description)
{
    private readonly Option<string?> option = new("--cluster") { Description = description, HelpName = "amqp://...", Required = isRequired };

    public Option Option => option;

    /// <summary>Whether one is given.</summary>
    public bool IsGiven(ParseResult result) => result.GetValue(option) is not null;

    /// <summary>Where the queue is.</summary>
    public ClusterAddress Read(ParseResult result) => ClusterAddress.Parse(result.GetValue(option) ?? string.Empty);

    /// <summary>The store of a cluster: one that many machines write into.</summary>
    public static PostgresResultStore Shared(IResultStore store) =>
        store as PostgresResultStore ?? throw new UsageException("A cluster keeps its results in a database that all of its machines reach: give --store postgres://USER@HOST:PORT/DB.");
}
