using System.Collections.Immutable;
using System.Globalization;
using RabbitMQ.Client;

namespace RepoMaturity.Fleet.Work.RabbitMq;

/// <summary>Where the queues of a cluster are: <c>amqp://USER:PASSWORD@HOST:PORT/VHOST?queue=NAME</c>. The password is in nothing that is shown.</summary>
public sealed class ClusterAddress
{
    /// <summary>Where the password is taken from that the address leaves out: so it stands in no list of processes.</summary>
    public const string PasswordName = "AMQP_PASSWORD";

    private const string UsualQueue = "repomaturity";
    private const int MostCharacters = 200;
    private const string Form = $"amqp://USER:PASSWORD@HOST:PORT/VHOST or amqps://..., with %40 for an @ in a name or password; without the password that of {PasswordName} is taken";

    private static readonly ImmutableArray<string> Schemes = ["amqp://", "amqps://"];

    private readonly Uri address;

    private ClusterAddress(Uri address, string queue)
    {
        this.address = address;
        Queue = queue;
        Shown = string.Create(CultureInfo.InvariantCulture, $"{address.Scheme}://{address.Host}{(address.Port > 0 ? $":{address.Port}" : string.Empty)}{address.AbsolutePath.TrimEnd('/')}");
    }

    /// <summary>The address as people may see it: without its user and password.</summary>
    public string Shown { get; }

    /// <summary>The queue of what is to be done.</summary>
    internal string Queue { get; }

    /// <summary>The queue of what is given up.</summary>
    internal string DeadQueue => Queue + ".dead";

    /// <summary>Reads an address.</summary>
    /// <exception cref="FleetException">It is none. What it says is not repeated: it may hold a password.</exception>
    public static ClusterAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!Schemes.Any(scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) || !Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Host.Length == 0 || address.Fragment.Length > 0)
        {
            throw new FleetException($"The address of the cluster is not understood: write {Form}.");
        }

        var queue = UsualQueue;
        foreach (var setting in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            queue = setting.Split('=', 2) is ["queue", { Length: > 0 } name] && Uri.UnescapeDataString(name) is { Length: <= MostCharacters } given ? given
                : throw new FleetException("The address of the cluster has a setting that is not understood: there is but queue=NAME.");
        }

        return new ClusterAddress(address, queue);
    }

    /// <summary>What makes connections to it. Whoever uses one looks after it: what breaks is made anew, and not by the driver behind our backs.</summary>
    internal ConnectionFactory ToFactory(string name)
    {
        var factory = new ConnectionFactory
        {
            Uri = new UriBuilder(address) { Query = string.Empty }.Uri,
            ClientProvidedName = name,
            AutomaticRecoveryEnabled = false,
            TopologyRecoveryEnabled = false,
            RequestedHeartbeat = TimeSpan.FromSeconds(30),
            RequestedConnectionTimeout = TimeSpan.FromSeconds(10),
        };
        if (!address.UserInfo.Contains(':', StringComparison.Ordinal) && Environment.GetEnvironmentVariable(PasswordName) is { Length: > 0 } password)
        {
            factory.Password = password;
        }

        return factory;
    }
}
