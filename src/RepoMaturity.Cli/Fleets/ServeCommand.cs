using System.CommandLine;
using System.Net;

namespace RepoMaturity.Cli.Fleets;

/// <summary><c>serve</c>: a store as pages and JSON, over HTTP.</summary>
internal sealed class ServeCommand
{
    public const string Name = "serve";

    /// <summary>The environment variable that may hold the token.</summary>
    public const string TokenVariable = "REPOMATURITY_SERVE_TOKEN";

    private const int UsualPort = 5080;
    private const int LeastToken = 16;
    private const int LargestToken = 4096;

    private readonly CommonOptions common;
    private readonly StoreOption stores = new();
    private readonly Option<int?> port = new("--port") { Description = $"Listen on this port; {UsualPort} when not given, or a free one where that is taken. 0 takes a free one.", HelpName = "N" };
    private readonly Option<string?> listen = new("--listen") { Description = "Listen on this address instead of 127.0.0.1: other machines may ask then, with a token.", HelpName = "ADDRESS" };
    private readonly Option<string?> tokenFile = new("--token-file") { Description = $"Answer those alone who show what this file holds; the environment variable {TokenVariable} does the same.", HelpName = "FILE" };
    private readonly Option<string[]> hosts = new("--host") { Description = "A name under which it is asked, beside addresses and localhost; repeatable.", HelpName = "NAME" };
    private readonly Option<string?> rules = new("--rules") { Description = "The rules that were added when the repositories were scanned.", HelpName = "DIR" };

    private ServeCommand(CommonOptions common) => this.common = common;

    public static Command Create(CommonOptions common)
    {
        var serve = new ServeCommand(common);
        var command = new Command(Name, "Serve a store over HTTP, to be read: a page about all repositories, one about each, JSON and badges.")
        {
            serve.stores.Option, serve.port, serve.listen, serve.tokenFile, serve.hosts, serve.rules,
        };
        command.SetAction(result => serve.RunAsync(result).GetAwaiter().GetResult());
        return command;
    }

    private async Task<int> RunAsync(ParseResult result)
    {
        var address = Address(result);
        var token = Token(result);
        if (!IPAddress.IsLoopback(address) && token is null)
        {
            throw new UsageException($"--listen {address} is for other machines: they need a token, from --token-file or the environment variable {TokenVariable}.");
        }

        if (result.GetValue(port) is < 0 or > 65535)
        {
            throw new UsageException("--port is a number from 0 to 65535.");
        }

        var known = RuleSource.Load(result.GetValue(rules));
        var store = await stores.OpenToReadAsync(result).ConfigureAwait(false);
        await using (store.ConfigureAwait(false))
        {
            // In a class of its own: a server is loaded when somebody wants one.
            var serving = new Serving(common, store, known, address, token, [.. result.GetValue(hosts) ?? []]);
            return await serving.RunAsync(result.GetValue(port) is { } asked ? [asked] : [UsualPort, 0]).ConfigureAwait(false);
        }
    }

    private IPAddress Address(ParseResult result) => result.GetValue(listen) switch
    {
        null => IPAddress.Loopback,
        var text when IPAddress.TryParse(text, out var address) => address,
        var text => throw new UsageException($"'{text}' is no address: write 0.0.0.0 for all of IPv4, :: for all, or one of this machine."),
    };

    private string? Token(ParseResult result)
    {
        if (result.GetValue(tokenFile) is not { } path)
        {
            return Environment.GetEnvironmentVariable(TokenVariable) is { Length: > 0 } variable ? Checked(variable, TokenVariable) : null;
        }

        var file = new FileInfo(path);
        return file is { Exists: true, Length: <= LargestToken } ? Checked(File.ReadAllText(path), $"'{path}'") : throw new UsageException($"There is no token in '{path}': name a file with a line of at least {LeastToken} characters.");
    }

    private static string Checked(string text, string from)
    {
        var token = text.Trim();
        return token.Length < LeastToken ? throw new UsageException($"The token of {from} is shorter than {LeastToken} characters: whoever asks often enough would find it.")
            : token.Any(character => character is < '!' or > '~') ? throw new UsageException($"The token of {from} has characters that no header may have: take letters and digits.")
            : token;
    }
}
