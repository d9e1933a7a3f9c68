using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Http;

/// <summary>Kinds of reference between who asks a web application for something, and what answers there.</summary>
internal static class HttpReferences
{
    /// <summary>What answers under a path. Target: the path, as the application declares it; the arguments are its methods, none for any.</summary>
    public const string Route = "http-route";

    /// <summary>A request. Target: the address, with <c>{}</c> or a variable for what the file does not show; the only argument is its method.</summary>
    public const string Request = "http-request";

    /// <summary>A request that a clock sends from then on. Target and arguments as for <see cref="Request"/>.</summary>
    public const string Scheduled = "http-scheduled";

    /// <summary>Whether a function or decorator has the name of the method that it sends or answers.</summary>
    public static bool IsMethod(string name) => name is "get" or "post" or "put" or "patch" or "delete";

    /// <summary>A request, sent at once or by a clock.</summary>
    /// <param name="kind"><see cref="Request"/> or <see cref="Scheduled"/>.</param>
    /// <param name="method">Its method, in small letters.</param>
    /// <param name="address">Where it goes.</param>
    /// <param name="position">Where it stands.</param>
    /// <param name="scope">The unit that sends it; null for the file.</param>
    /// <param name="text">How chains tell it.</param>
    public static Reference Of(string kind, string method, string address, Position position, string? scope, string text) =>
        new(kind, address, position, scope) { Text = text, Arguments = [new Argument(method, null)] };
}
