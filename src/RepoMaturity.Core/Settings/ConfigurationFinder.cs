using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Settings;

/// <summary>Finds the configuration in a tree.</summary>
public static class ConfigurationFinder
{
    /// <summary>Names that people expect to work, and that do not.</summary>
    private static readonly string[] NearPlaces =
        [".repomaturity.yaml", "repomaturity.yml", "repomaturity.yaml", ".github/.repomaturity.yml", ".github/repomaturity.yaml", ".github/.repomaturity.yaml"];

    /// <summary>Reads the configuration of a tree; null where it has none.</summary>
    /// <param name="snapshot">The tree.</param>
    /// <param name="rules">The rules whose ids it may name.</param>
    /// <param name="on">The day by which entries have expired or not.</param>
    public static Configuration? Find(ISnapshot snapshot, RuleSet rules, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(rules);
        var found = Configuration.Places.Select(snapshot.Find).OfType<FileEntry>().ToList();
        return found switch
        {
            [] => NearPlaces.Select(snapshot.Find).OfType<FileEntry>().MinBy(entry => entry.Path, StringComparer.Ordinal) is { } near
                ? Refused(near.Path, on, $"A configuration is not looked for here: name it {string.Join(" or ", Configuration.Places)}.")
                : null,
            [var entry] => Read(snapshot, entry, rules, on),
            [var first, var second, ..] => Refused(first.Path, on, $"There are two configurations, {first.Path} and {second.Path}, and none of them counts: keep one."),
        };
    }

    /// <summary>Reads the configuration that a tree has at a place; null where it has none there.</summary>
    /// <param name="snapshot">The tree.</param>
    /// <param name="place">Its path from the top.</param>
    /// <param name="rules">The rules whose ids it may name.</param>
    /// <param name="on">The day by which entries have expired or not.</param>
    public static Configuration? Find(ISnapshot snapshot, string place, RuleSet rules, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(rules);
        return snapshot.Find(place) is { } entry ? Read(snapshot, entry, rules, on) : null;
    }

    private static Configuration Read(ISnapshot snapshot, FileEntry entry, RuleSet rules, DateOnly on)
    {
        if (entry.Kind is not (FileKind.Regular or FileKind.Executable))
        {
            return Refused(entry.Path, on, "The configuration must be a file of its own, not a link.");
        }

        var content = snapshot.Read(entry, ConfigurationReader.Limits.Bytes);
        return content.Unread is null
            ? ConfigurationReader.Read(entry.Path, SourceText.Decode(content.Bytes.Span), rules, on)
            : Refused(entry.Path, on, content.Unread == UnreadReason.TooLarge ? "The configuration is larger than 256 KiB." : "The configuration could not be read.");
    }

    private static Configuration Refused(string path, DateOnly on, string message) => new(path, on) { Problems = [new RuleProblem(path, 1, message)], Origin = FormattableString.Invariant($"{path.Length} {path} {on:yyyy-MM-dd} {message}") };
}
