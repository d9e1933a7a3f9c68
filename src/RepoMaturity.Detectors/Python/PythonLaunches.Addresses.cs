using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Http;
using RepoMaturity.Detectors.Python.Syntax;

namespace RepoMaturity.Detectors.Python;

/// <content>Requests to web applications, of which some are the repository's own.</content>
internal sealed partial class PythonLaunches
{
    private static readonly string[] Clients = ["requests.", "httpx.", "aiohttp."];

    /// <summary>Writes the request that a call sends, if it sends one.</summary>
    private void FindRequest(string name, PythonCall call, Position position, string? scope)
    {
        switch (name[(name.LastIndexOf('.') + 1)..])
        {
            case var method when HttpReferences.IsMethod(method) && IsClient(name):
                Ask(method, call.First ?? call.Keyword("url"), name, position, scope);
                break;
            case "request" when IsClient(name) && call.First is { } first && constantText(first) is { } given:
                Ask(given.ToLowerInvariant(), call.Keyword("url") ?? (call.Arguments.Count > 1 && call.Arguments[1].Name is null ? call.Arguments[1].Value : null), name, position, scope);
                break;
            case "SimpleHttpOperator" or "HttpOperator" when name.StartsWith("airflow.", StringComparison.Ordinal) && call.Keyword("endpoint") is { } endpoint:
                Ask((call.Keyword("method") is { } sent ? constantText(sent) : "POST")?.ToLowerInvariant() ?? "post", endpoint, name, position, scope);
                break;
        }
    }

    private static bool IsClient(string name) => Array.Exists(Clients, client => name.StartsWith(client, StringComparison.Ordinal));

    private void Ask(string method, PythonExpression? address, string name, Position position, string? scope)
    {
        if (address is not null && AddressText(address) is { } text && HttpAddress.PathOf(text).Count > 0)
        {
            facts.Add(HttpReferences.Of(HttpReferences.Request, method, text, position, scope, $"{name}(\"{text}\")"));
        }
    }

    /// <summary>The text of an address: <c>f"{base}/train"</c>, <c>base + "/train"</c>, <c>urljoin(base, "/train")</c>; null where nothing of it is shown.</summary>
    private string? AddressText(PythonExpression expression) => expression switch
    {
        PythonText text => text.Template,
        PythonCompound { IsChoice: false, SoleOperator: not PythonOperator.None } sum when sum.Operands.Count < 6 && Count(sum.Operands.Count) =>
            string.Concat(sum.Operands.Select(part => part is PythonText or PythonName ? AddressText(part) ?? "{}" : "{}")),
        PythonCall { Arguments: [_, { Name: null, Value: var end }] } call when nameOf(call.Target) is "urllib.parse.urljoin" or "posixpath.join" or "os.path.join" =>
            AddressText(end) is { } path ? "{}/" + path.TrimStart('/') : null,
        PythonName => constantText(expression) ?? Followed(expression, AddressText),
        _ => constantText(expression),
    };
}
