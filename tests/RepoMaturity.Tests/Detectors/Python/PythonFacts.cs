using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Tests.Detectors.Python;

/// <summary>Runs a detector over a text and writes what it finds as short lines: <c>Call mlflow.log_metric=auc (step=1) :3 @def:main</c>.</summary>
internal static class PythonFacts
{
    public static FileFacts Detect(IDetector detector, string path, string text, ReadLimits? limits = null)
    {
        limits ??= ReadLimits.Default;
        var writer = new FactWriter(path, limits);
        detector.Detect(new SourceFile(path, SourceText.Of(text), limits), writer);
        return writer.ToFileFacts();
    }

    public static string[] Lines(FileFacts file, params FactKind[] kinds) =>
        [.. file.Facts.Where(fact => kinds.Length == 0 || kinds.Contains(fact.Kind)).Select(Line)];

    public static string[] References(FileFacts file) => [.. file.References.Select(Line)];

    private static string Line(Fact fact) =>
        $"{fact.Kind} {fact.Name}{(fact.Value is null ? "" : "=" + fact.Value)}{Line(fact.Arguments)} :{fact.Position}{(fact.Scope is null ? "" : " @" + fact.Scope)}";

    private static string Line(Reference reference) =>
        $"{reference.Kind} {reference.Target}{Line(reference.Arguments)} :{reference.Position}{(reference.Scope is null ? "" : " @" + reference.Scope)}";

    private static string Line(IReadOnlyList<Argument> arguments) => arguments.Count == 0 ? ""
        : " (" + string.Join(", ", arguments.Select(argument => argument.Value is null ? argument.Name : argument.Name + "=" + argument.Value)) + ")";
}
