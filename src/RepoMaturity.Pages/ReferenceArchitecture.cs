using System.Collections.Immutable;

namespace RepoMaturity.Pages;

/// <summary>
/// How the end-to-end architecture of Kreuzberger, Kuehl and Hirschl is drawn: its zones as lines with a station for each step, and the components where they are used. The names are
/// short forms of our own; what each item says stands in the list below the drawing.
/// </summary>
public static class ReferenceArchitecture
{
    /// <summary>The framework whose items are the steps and components.</summary>
    public const string Framework = "kreuzberger-2022";

    /// <summary>The zones, in the order of the work.</summary>
    internal static ImmutableArray<Zone> Zones { get; } =
    [
        new("A", "Project initiation", "initiation", [new("1", "business"), new("2", "design"), new("3", "problem"), new("4", "data needed"), new("5", "first look")], []),
        new("B1", "Feature requirements", "requirements", [new("6", "clean rules"), new("7", "feature rules")], []),
        new("B2", "Feature pipeline", "features", [new("B2.base", "code", "B2"), new("8", "connect"), new("9", "extract"), new("10", "clean"), new("11", "features"), new("12", "load")], [new("C4", "Feature store")]),
        new("C", "Experimentation", "experimentation", [new("13", "connect"), new("14", "split"), new("15", "train"), new("16", "tune"), new("17", "export")], [new("C2", "Source code")]),
        new("C → D", "Hand-over", "hand-over", [new("CD.base", "build, test, deliver", "CD")], [new("C1", "CI / CD")]),
        new(
            "D",
            "Automated pipeline",
            "pipeline",
            [new("D.base", "orchestrate", "D"), new("18", "pull features"), new("19", "prepare"), new("20", "train"), new("21", "evaluate"), new("22", "export"), new("23", "register"), new("D.meta", "lineage", "M")],
            [new("C3", "Orchestrator"), new("C5", "Compute"), new("C6", "Model registry"), new("C7", "Metadata")]),
        new("D", "Production", "production", [new("24", "deploy"), new("25", "serve"), new("26", "watch"), new("27", "feed back"), new("28", "start again")], [new("C8", "Serving"), new("C9", "Monitoring")]),
    ];

    /// <summary>What holds for all zones: principles, and who works there.</summary>
    internal static ImmutableArray<ImmutableArray<Station>> Bands { get; } =
    [
        [new("P1", "CI / CD"), new("P2", "Orchestration"), new("P3", "Reproducibility"), new("P4", "Versioning"), new("P5", "Collaboration"), new("P6", "Continuous training"), new("P7", "Metadata"), new("P8", "Monitoring"), new("P9", "Feedback")],
        [new("R1", "Business"), new("R2", "Architect"), new("R3", "Data scientist"), new("R4", "Data engineer"), new("R5", "Software engineer"), new("R6", "DevOps engineer"), new("R7", "ML engineer")],
    ];

    /// <summary>A zone.</summary>
    /// <param name="Letter">Its letter.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Place">Its place in the drawing.</param>
    /// <param name="Steps">Its steps, in their order.</param>
    /// <param name="Components">The components that stand in it.</param>
    internal sealed record Zone(string Letter, string Name, string Place, ImmutableArray<Station> Steps, ImmutableArray<Station> Components);

    /// <summary>A step or a component.</summary>
    /// <param name="Item">Id of the item.</param>
    /// <param name="Label">What it is, in a word or two.</param>
    /// <param name="Sign">What stands in its mark; null for the id.</param>
    internal sealed record Station(string Item, string Label, string? Sign = null);
}
