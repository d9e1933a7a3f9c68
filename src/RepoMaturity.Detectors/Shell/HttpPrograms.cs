using RepoMaturity.Detectors.Http;

namespace RepoMaturity.Detectors.Shell;

/// <summary>
/// Programs that send requests. One that asks the machine itself tries what runs there, and one that fetches looks at it; what sends something to a service sets it to work.
/// </summary>
internal static class HttpPrograms
{
    private static readonly HashSet<string> Sending = WordSet.Of("-d --data --data-raw --data-binary --data-urlencode --json -F --form -T --upload-file --post-data --post-file");

    /// <summary>Writes the request that a command sends.</summary>
    public static void Write(CommandLine command)
    {
        var method = (command.Value("-X", "--request") ?? command.Value("", "--method") ?? command.Words.Skip(1).FirstOrDefault(word => word is "POST" or "PUT"))?.ToLowerInvariant()
            ?? (command.Words.Any(word => Sending.Contains(word) || word.StartsWith("--post-", StringComparison.Ordinal)) ? "post" : "get");
        var address = command.Words.Skip(1).FirstOrDefault(word => word.Contains("://", StringComparison.Ordinal) || word is ['$', _, ..])
            ?? command.Words.Skip(1).FirstOrDefault(word => word[..Math.Max(0, word.IndexOf('/', StringComparison.Ordinal))].Contains(':', StringComparison.Ordinal));
        if (method is "post" or "put" && address is not null && !HttpAddress.IsLocal(address) && HttpAddress.PathOf(address).Count > 0)
        {
            Add(HttpReferences.Request, command, address, method);
        }
    }

    /// <summary><c>gcloud scheduler jobs create http retrain --schedule="0 3 * * 1" --uri="$SERVICE/train"</c>: a clock sends the request from then on.</summary>
    public static void WriteScheduled(CommandLine command)
    {
        if (command.Value("", "--uri") is { } address && HttpAddress.PathOf(address).Count > 0)
        {
            Add(HttpReferences.Scheduled, command, address, (command.Value("", "--http-method") ?? "post").ToLowerInvariant());
        }
    }

    private static void Add(string kind, CommandLine command, string address, string method) =>
        command.Context.Facts.Add(HttpReferences.Of(kind, method, address, command.Position, command.Context.Scope, command.Context.Prefix + command.Text));
}
