using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RepoMaturity.Cli.Plugins;
using RepoMaturity.Core.Rules;
using RepoMaturity.Fleet.Runs;

namespace RepoMaturity.Cli.Fleets;

/// <summary>How each repository of a fleet is scanned: what a single scan takes, handed on to the program that scans.</summary>
internal sealed class ChildOptions
{
    private const int HashLength = 16;

    /// <summary>A scan ends itself at its limits; what goes on for so much longer is ended.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Option<string?> rules = new("--rules") { Description = "Add the rules of this folder to those built in.", HelpName = "DIR" };
    private readonly Option<string[]> frameworks = new("--framework") { Description = "See each repository through this framework; repeatable, or all.", HelpName = "ID" };
    private readonly Option<bool> evidenceOnly = new("--evidence-only") { Description = "Leave out what people attest." };
    private readonly LimitOption limits = new();
    private readonly PluginOption plugins = new();
    private readonly CacheOptions caching = new();

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { rules, frameworks, evidenceOnly, limits.Option, plugins.Option }.Concat(caching.All))
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The program, and what it may take; with the name of the model that it judges by.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="jobs">How many run at the same time.</param>
    /// <param name="policy">What the organisation adds; null for nothing.</param>
    public (ScanProgram Program, string Model) Read(ParseResult result, int jobs, Policy? policy)
    {
        caching.Check(result);
        if (policy?.Rules is not null && result.GetValue(rules) is not null)
        {
            throw new UsageException("The policy brings rules: leave --rules out, or put them there.");
        }

        var overlay = policy?.Rules ?? result.GetValue(rules);
        var known = RuleSource.Load(overlay);
        policy?.Check(known);
        ImmutableArray<string> asked = [.. result.GetValue(frameworks) ?? []];
        UsageException.ThrowIf(FrameworkSelection.WhatIsWrong(known, asked));
        var given = result.GetValue((Option<string[]>)limits.Option) ?? [];
        var bounds = LimitOption.Read(result);
        var memory = given.Any(limit => limit.StartsWith("memory=", StringComparison.Ordinal)) ? bounds.Memory : Math.Min(bounds.Memory, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4 * 3 / jobs);
        var added = plugins.Load(result);
        List<string> options = ["--limit", string.Create(CultureInfo.InvariantCulture, $"memory={memory / 1024}K")];
        Add("--limit", given.Where(limit => !limit.StartsWith("memory=", StringComparison.Ordinal) && !limit.StartsWith("clone-", StringComparison.Ordinal)));
        Add("--framework", asked);
        Add("--rules", FullPaths(overlay));
        Add("--base-config", FullPaths(policy?.Configuration));
        Add("--plugin", FullPaths(result.GetValue((Option<string[]>)plugins.Option)));
        Add("--cache", FullPaths(result.GetValue(caching.All.OfType<Option<string?>>().Single())));
        var hasNoCache = result.GetValue(caching.All.OfType<Option<bool>>().Single());
        options.AddRange(hasNoCache ? ["--no-cache"] : []);
        options.AddRange(result.GetValue(evidenceOnly) ? ["--evidence-only"] : []);

        var own = OwnProgram.Find();
        var program = own with
        {
            Options = [.. options],

            // What is read of a clone that is deleted after is found by nobody again.
            OptionsOfPassing = hasNoCache || options.Contains("--cache") ? [] : ["--no-cache"],
            Memory = memory * 2,
            Time = (bounds.Time * 2) + Patience,
        };
        var scanner = ScanCommand.CreateScanner(known, bounds.OfFile, bounds.OfScan, plugins: added);
        return (program, Model(scanner.ModelHash, asked, result.GetValue(evidenceOnly), policy?.Hash));

        void Add(string option, IEnumerable<string> values) => options.AddRange(values.SelectMany(value => new[] { option, value }));
    }

    private static IEnumerable<string> FullPaths(params string?[]? paths) => (paths ?? []).OfType<string>().Select(Path.GetFullPath);

    /// <summary>What is asked for in another way is another result of the same commit.</summary>
    private static string Model(string hash, ImmutableArray<string> frameworks, bool isEvidenceOnly, string? policy) => frameworks.IsEmpty && !isEvidenceOnly && policy is null ? hash
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{hash}\n{string.Join(' ', frameworks.Order(StringComparer.Ordinal))}\n{isEvidenceOnly}\n{policy}")))[..HashLength];
}
