using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.CircleCi;

/// <summary>A job as a workflow names it.</summary>
/// <param name="Job">Name of the job.</param>
/// <param name="Alias">Its name in this workflow.</param>
/// <param name="Settings">What the workflow says of it.</param>
/// <param name="Position">Where.</param>
internal sealed record CircleCall(string Job, string Alias, DocumentNode Settings, Position Position)
{
    private static readonly string[] Reserved = ["requires", "name", "context", "filters", "matrix", "pre-steps", "post-steps", "type"];

    /// <summary>Whether it is no job but a button.</summary>
    public bool IsApproval => Settings["type"]?.Value == "approval";

    /// <summary>The jobs that it waits for.</summary>
    public IEnumerable<string> Requires => (Settings["requires"]?.Items ?? []).Select(item => item.Value ?? (item.Entries is [{ Key: var job }, ..] ? job : null)).OfType<string>();

    /// <summary>Whether its filters leave out every branch and name no tag.</summary>
    public bool IsNever => Settings.Find("filters", "tags") is null
        && (Settings.Find("filters", "branches", "ignore")?.OneOrMany().Any(branch => branch.Value is "/.*/" or "*") ?? false);

    /// <summary>The values that it gives to the parameters of the job.</summary>
    public IEnumerable<MappingEntry> Given => Settings.Entries.Where(entry => !Reserved.Contains(entry.Key, StringComparer.Ordinal));

    /// <summary>Reads an item of the list; null for one that names no job.</summary>
    public static CircleCall? Of(DocumentNode item) => item switch
    {
        { Value: { Length: > 0 } name } => new CircleCall(name, name, DocumentNode.Absent, new Position(item.Line)),
        { Entries: [{ Key: var name, Value: var settings }, ..] } => new CircleCall(name, settings["name"]?.Value ?? name, settings, new Position(item.Line)),
        _ => null,
    };
}
