using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Fleets;

/// <summary>Tests with a real PostgreSQL and a real RabbitMQ of their own.</summary>
internal abstract class ClusterServers
{
    private PostgresServer? database;
    private RabbitServer? broker;

    protected PostgresServer Database => database!;

    protected RabbitServer Broker => broker!;

    [OneTimeSetUp]
    public void StartServers()
    {
        database = PostgresServer.Start();
        broker = RabbitServer.Start();
    }

    [OneTimeTearDown]
    public void StopServers()
    {
        broker?.Dispose();
        database?.Dispose();
    }
}
