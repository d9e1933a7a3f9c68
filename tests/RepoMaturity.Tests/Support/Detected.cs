using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Tests.Support;

/// <summary>What a detector finds in a text, one line each, as tests compare it: <c>Dependency numpy ==1.0 :3 @extra:dev</c>.</summary>
internal static class Detected
{
    public static FileFacts In(IDetector detector, string path, string text, ReadLimits? limits = null)
    {
        var facts = new FactWriter(path, limits ?? ReadLimits.Default);
        detector.Detect(new SourceFile(path, SourceText.Of(text), limits ?? ReadLimits.Default), facts);
        return facts.ToFileFacts();
    }

    public static string Facts(IDetector detector, string path, string text, params FactKind[] kinds) => string.Join('|', In(detector, path, text).Facts
        .Where(fact => kinds.Length == 0 || kinds.Contains(fact.Kind))
        .Select(fact => $"{fact.Kind} {fact.Name}{After(" ", fact.Value)} :{fact.Position}{After(" @", fact.Scope)}"));

    public static string References(IDetector detector, string path, string text) => string.Join('|', In(detector, path, text).References
        .Select(reference => $"{reference.Kind} {reference.Target} :{reference.Position}{After(" @", reference.Scope)}{After(" in ", reference.Folder)}"));

    public static string Units(IDetector detector, string path, string text) => string.Join('|', In(detector, path, text).Units
        .Select(unit => $"{unit.Kind} {unit.Id} :{unit.Position}"));

    /// <summary>Units with what starts them and what keeps them from running: <c>job:a [Schedule schedule] off: condition: false</c>.</summary>
    public static string Starts(IDetector detector, string path, string text) => string.Join('|', In(detector, path, text).Units
        .Select(unit => unit.Id + (unit.Triggers.IsEmpty ? string.Empty : $" [{string.Join(", ", unit.Triggers.Select(trigger => $"{trigger.Kind} {trigger.Detail}"))}]") + After(" off: ", unit.Disabled)));

    private static string After(string sign, string? text) => text is null ? string.Empty : sign + text;
}
