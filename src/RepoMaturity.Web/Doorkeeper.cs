using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace RepoMaturity.Web;

/// <summary>Decides who may ask: by what they ask with, the name that they ask for, and the token that they show.</summary>
internal sealed class Doorkeeper
{
    private const string Bearer = "Bearer ";
    private const string Basic = "Basic ";

    private readonly byte[]? token;
    private readonly HashSet<string> hosts;

    public Doorkeeper(ServerSettings settings)
    {
        token = settings.Token is { } text ? SHA256.HashData(Encoding.UTF8.GetBytes(text)) : null;
        hosts = settings.Hosts.Append("localhost").ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Why a request is not answered; null where it is.</summary>
    public Answer? Refuse(HttpRequest request, bool isOpen)
    {
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            return Answer.Refused(405, "This server is there to be read: GET and HEAD alone.");
        }

        if (!IsKnown(request.Host))
        {
            // A page of a stranger can have its name point at this machine; it cannot choose what its browser writes into Host.
            return Answer.Refused(421, "This server does not go by the name in the Host header: 'serve --host NAME' adds one.");
        }

        return isOpen || token is null || Shows(request.Headers.Authorization.ToString()) ? null : Answer.Refused(401, "Show the token of this server: as 'Authorization: Bearer TOKEN', or in a browser as the password, with any name.");
    }

    private bool IsKnown(HostString host) => host.HasValue && (hosts.Contains(host.Host) || IPAddress.TryParse(host.Host.Trim('[', ']'), out _));

    /// <summary>Whether the token is shown. It takes the same time however much of it is right.</summary>
    private bool Shows(string authorization)
    {
        var shown = authorization switch
        {
            _ when authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) => authorization[Bearer.Length..].Trim(),
            _ when authorization.StartsWith(Basic, StringComparison.OrdinalIgnoreCase) => Password(authorization[Basic.Length..].Trim()),
            _ => string.Empty,
        };
        return CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(shown)), token);
    }

    private static string Password(string encoded)
    {
        var bytes = new byte[encoded.Length];
        return Convert.TryFromBase64String(encoded, bytes, out var length) && Encoding.UTF8.GetString(bytes, 0, length) is var pair && pair.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon
            ? pair[(colon + 1)..]
            : string.Empty;
    }
}
