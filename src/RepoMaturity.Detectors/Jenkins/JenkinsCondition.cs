using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Jenkins;

/// <summary>What the <c>when</c> of a stage says of its start.</summary>
/// <param name="Disabled">Why it never runs; null when it can.</param>
/// <param name="Trigger">What alone starts it; null where the pipeline's own triggers do.</param>
internal sealed record JenkinsCondition(string? Disabled, Trigger? Trigger)
{
    private static readonly JenkinsCondition None = new(null, null);

    /// <summary>What a stage says.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="defaults">Values that the parameters of the pipeline have unless a person gives others.</param>
    public static JenkinsCondition Of(GroovyCall stage, IReadOnlyDictionary<string, string> defaults)
    {
        if (stage.Find("when") is not { } when)
        {
            return None;
        }

        var parts = when.Inner.Where(part => part.Name is not ("beforeAgent" or "beforeInput" or "beforeOptions")).ToList();
        if (parts.Find(part => part.Name == "allOf") is { } all)
        {
            parts.AddRange(all.Inner);
        }

        foreach (var part in parts)
        {
            var position = new Position(part.Line);
            switch (part.Name)
            {
                case "triggeredBy" when (part.First ?? part.Value("cause")) is { } cause:
                    if (cause.Contains("Timer", StringComparison.Ordinal))
                    {
                        return new JenkinsCondition(null, new Trigger(TriggerKind.Schedule, "triggeredBy timer", position));
                    }

                    if (cause.Contains("User", StringComparison.Ordinal))
                    {
                        return new JenkinsCondition(null, new Trigger(TriggerKind.Manual, "triggeredBy a person", position));
                    }

                    break;
                case "expression" when part.IsFalse:
                    return new JenkinsCondition("when: expression { false }", null);
                case "expression" when part.Inner is [{ IsAlone: true, Name: ['p', 'a', 'r', 'a', 'm', 's', '.', .. var parameter] } asked]
                    && defaults.TryGetValue(parameter, out var value) && !Holds(asked, value):
                    return new JenkinsCondition(null, new Trigger(TriggerKind.Manual, $"when: parameter {parameter}, which a person sets", position));
            }
        }

        return None;
    }

    private static bool Holds(GroovyCall asked, string value) => asked.Value("==") is { } other ? value == other : value is not ("" or "false");
}
