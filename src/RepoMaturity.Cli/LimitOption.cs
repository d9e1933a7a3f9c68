using System.CommandLine;
using System.Globalization;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Cli;

/// <summary><c>--limit NAME=VALUE</c>: one option for all limits of a scan.</summary>
internal sealed class LimitOption
{
    private const string Name = "--limit";

    private static readonly Dictionary<string, Limit> Limits = new(StringComparer.Ordinal)
    {
        ["file-bytes"] = new(1, 1L << 30, (bounds, value) => bounds with { OfFile = bounds.OfFile with { Bytes = (int)value } }),

        // Readers that go down with the nesting stand on a stack, which ends somewhere.
        ["file-depth"] = new(1, 200, (bounds, value) => bounds with { OfFile = bounds.OfFile with { Depth = (int)value } }),
        ["file-tokens"] = new(1, 1L << 30, (bounds, value) => bounds with { OfFile = bounds.OfFile with { Tokens = (int)value } }),
        ["file-nodes"] = new(1, 1L << 30, (bounds, value) => bounds with { OfFile = bounds.OfFile with { Nodes = (int)value } }),
        ["file-facts"] = new(1, 1L << 30, (bounds, value) => bounds with { OfFile = bounds.OfFile with { Facts = (int)value } }),
        ["files"] = new(1, 1_000_000, (bounds, value) => bounds with { OfScan = bounds.OfScan with { Files = (int)value } }),
        ["bytes"] = new(1, 1L << 40, (bounds, value) => bounds with { OfScan = bounds.OfScan with { Bytes = value } }),
        ["facts"] = new(1, 1L << 40, (bounds, value) => bounds with { OfScan = bounds.OfScan with { Facts = value } }),
        ["memory"] = new(1, 1L << 40, (bounds, value) => bounds with { Memory = value }),
        ["seconds"] = new(1, 7 * 24 * 3600, (bounds, value) => bounds with { Time = TimeSpan.FromSeconds(value) }),
        ["clone-bytes"] = new(1, 1L << 40, (bounds, value) => bounds with { OfClone = bounds.OfClone with { Bytes = value } }),
        ["clone-seconds"] = new(1, 7 * 24 * 3600, (bounds, value) => bounds with { OfClone = bounds.OfClone with { Time = TimeSpan.FromSeconds(value) } }),
    };

    private readonly Option<string[]> option = new(Name)
    {
        Description = $"Another limit than the usual one, such as bytes=500M; repeatable. Limits: {string.Join(", ", Limits.Keys)}.",
        HelpName = "NAME=VALUE",
    };

    public Option Option => option;

    /// <summary>The limits that a command line asks for, whatever its command: the usual ones where none can be given.</summary>
    /// <exception cref="UsageException">One of them is none.</exception>
    public static ScanBounds Read(ParseResult result) =>
        result.CommandResult.Command.Options.FirstOrDefault(option => option.Name == Name) is Option<string[]> given ? Read(result.GetValue(given) ?? []) : ScanBounds.Default;

    /// <summary>The limits that texts such as <c>bytes=500M</c> ask for.</summary>
    /// <exception cref="UsageException">One of them is none.</exception>
    internal static ScanBounds Read(IEnumerable<string> texts)
    {
        var bounds = ScanBounds.Default;
        foreach (var text in texts)
        {
            var name = text.Split('=')[0];
            if (!Limits.TryGetValue(name, out var limit))
            {
                throw new UsageException($"There is no limit '{name}'.{Suggestion.For(name, [.. Limits.Keys])} Limits: {string.Join(", ", Limits.Keys)}.");
            }

            bounds = Number(text[name.Length..].TrimStart('=')) is { } value && value >= limit.Least && value <= limit.Most
                ? limit.Set(bounds, value)
                : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--limit {name} is a number from {limit.Least} to {limit.Most}, such as {name}={limit.Least + 9}; K, M and G stand for powers of 1024."));
        }

        return bounds;
    }

    /// <summary>A number, perhaps with K, M or G behind it; null for anything else.</summary>
    internal static long? Number(string text)
    {
        var shift = text is [.., var unit] ? char.ToUpperInvariant(unit) switch { 'K' => 10, 'M' => 20, 'G' => 30, _ => 0 } : 0;
        return int.TryParse(shift == 0 ? text : text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (long)number << shift : null;
    }

    private sealed record Limit(long Least, long Most, Func<ScanBounds, long, ScanBounds> Set);
}
