using RepoMaturity.Core.Documents;

namespace RepoMaturity.Detectors.CircleCi;

/// <summary>
/// Says of a <c>when</c> or <c>unless</c> whether it can hold in a pipeline that something has started. What depends on anything but the start and the values of
/// parameters is not known, and may hold.
/// </summary>
internal static class CircleCondition
{
    /// <summary>A push: the service heard of it by a webhook.</summary>
    public const string Push = "webhook";

    /// <summary>A schedule that the service keeps.</summary>
    public const string Schedule = "scheduled_pipeline";

    private const int Deepest = 16;

    /// <summary>Whether a part with these conditions can run.</summary>
    /// <param name="source">What started the pipeline; null for anything.</param>
    public static bool MayRun(DocumentNode? when, DocumentNode? unless, CircleValues values, string? source) =>
        (when is null || Holds(when, values, source, 0) != false) && (unless is null || Holds(unless, values, source, 0) != true);

    /// <summary>Whether a condition asks what has started the pipeline.</summary>
    public static bool AsksForSchedule(DocumentNode? condition) => condition is not null && Texts(condition, 0).Any(text =>
        text.Contains("pipeline.trigger_source", StringComparison.Ordinal) || text.Contains("pipeline.schedule.", StringComparison.Ordinal));

    private static bool? Holds(DocumentNode condition, CircleValues values, string? source, int depth)
    {
        if (depth > Deepest)
        {
            return null;
        }

        if (condition.Kind == NodeKind.Scalar)
        {
            return TextOf(condition, values, source) is { } text ? text is not ("" or "false" or "0" or "null") : null;
        }

        if (condition["not"] is { } inner)
        {
            return !Holds(inner, values, source, depth + 1);
        }

        if (condition["and"] is { } all)
        {
            var parts = all.Items.Select(part => Holds(part, values, source, depth + 1)).ToList();
            return parts.Contains(false) ? false : parts.Contains(null) ? null : true;
        }

        if (condition["or"] is { } any)
        {
            var parts = any.Items.Select(part => Holds(part, values, source, depth + 1)).ToList();
            return parts.Contains(true) ? true : parts.Contains(null) ? null : false;
        }

        if (condition["equal"] is { Items: { Count: > 1 } items })
        {
            var texts = items.Select(item => TextOf(item, values, source)).ToList();
            return texts.Contains(null) ? null : texts.TrueForAll(text => text == texts[0]);
        }

        return null;
    }

    private static string? TextOf(DocumentNode node, CircleValues values, string? source)
    {
        if (node.Value is not { } text)
        {
            return null;
        }

        return CircleValues.NameOf(text) switch
        {
            "pipeline.trigger_source" => source,
            "pipeline.schedule.name" or "pipeline.schedule.id" when source == Push => string.Empty,
            { } name when name.StartsWith("pipeline.schedule.", StringComparison.Ordinal) => null,
            { } => values.Node(text)?.Value,
            null => text.Contains("<<", StringComparison.Ordinal) ? null : text,
        };
    }

    private static IEnumerable<string> Texts(DocumentNode node, int depth) => depth > Deepest ? []
        : node.Value is { } value ? [value]
        : node.Items.Concat(node.Entries.Select(entry => entry.Value)).SelectMany(inner => Texts(inner, depth + 1));
}
