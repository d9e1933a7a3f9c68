using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors;
using RepoMaturity.Detectors.Docker;
using RepoMaturity.Detectors.Dvc;
using RepoMaturity.Detectors.GitHubActions;
using RepoMaturity.Detectors.Make;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Tests.Detectors.Shell;

/// <summary>Runs the detectors of what runs what over texts, and writes what they find as short lines.</summary>
internal static class Findings
{
    private static readonly IDetector[] Detectors =
    [
        new DockerfileDetector(), new DvcDataDetector(), new DvcPipelineDetector(), new GitHubActionsDetector(), new JustfileDetector(), new MakeDetector(),
        new PowerShellDetector(), new ShellDetector(), new TaskfileDetector(),
    ];

    private static readonly IResolver[] Resolvers =
    [
        new AppliedFileResolver(), new DvcStageResolver(), new GitHubActionsResolver(), new ImageResolver(), new MakeTargetResolver(), new ScriptResolver(),
        new TaskRunnerResolver(), new UnitResolver(),
    ];

    /// <summary>What the detectors that claim a file say of it.</summary>
    public static FileFacts Of(string path, string text, ReadLimits? limits = null)
    {
        limits ??= ReadLimits.Default;
        var writer = new FactWriter(path, limits);
        var file = new SourceFile(path, SourceText.Of(text), limits);
        foreach (var detector in Detectors.Where(detector => detector.Claims(path)))
        {
            detector.Detect(file, writer);
        }

        return writer.ToFileFacts();
    }

    /// <summary>What a command text that runs in the root says.</summary>
    public static FileFacts OfCommand(string text, string? folder = "")
    {
        var writer = new FactWriter("file", ReadLimits.Default);
        CommandInterpreter.Interpret(text, new Position(1), null, folder, writer);
        return writer.ToFileFacts();
    }

    /// <summary>Links small files; the answer is each edge as <c>from#unit -> to#unit</c>, <c>T</c> behind those of test runners.</summary>
    public static string[] Edges(params (string Path, string Text)[] files)
    {
        var writer = new LinkWriter();
        var repository = Repository(files);
        foreach (var resolver in Resolvers)
        {
            resolver.Resolve(repository, writer);
        }

        return [.. writer.Edges.Select(edge => $"{Name(edge.From)} -> {Name(edge.To)}{(edge.ByTestRunner ? " T" : "")}").Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>The way from a trigger to a unit as one line; null when nothing but a person starts it.</summary>
    public static string? Chain(string path, string unit, params (string Path, string Text)[] files) =>
        new Linker(Resolvers).Link(Repository(files)).Automatic(new UnitKey(path, unit)) is { } chain
            ? string.Join(" -> ", chain.Steps.Select(step => $"{step.Path}:{step.Position} {step.Text}")) : null;

    public static string[] Commands(FileFacts file) => [.. file.Facts.Where(fact => fact.Kind == FactKind.Command).Select(fact => fact.Name)];

    public static string[] Facts(FileFacts file, params FactKind[] kinds) => [.. file.Facts.Where(fact => kinds.Contains(fact.Kind))
        .Select(fact => $"{fact.Name}{(fact.Value is null ? "" : "=" + fact.Value)} :{fact.Position}{(string.IsNullOrEmpty(fact.Scope) ? "" : " @" + fact.Scope)}")];

    public static string[] References(FileFacts file) => [.. file.References.Select(Line)];

    public static string[] Units(FileFacts file) => [.. file.Units.Select(unit =>
        $"{unit.Id} {unit.Kind}{(unit.Triggers.IsEmpty ? "" : " [" + string.Join(", ", unit.Triggers.Select(trigger => $"{trigger.Kind}: {trigger.Detail}")) + "]")}{(unit.Disabled is null ? "" : " off: " + unit.Disabled)}")];

    private static RepositoryFacts Repository((string Path, string Text)[] files) => new(
        [.. files.OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => new FileEntry(file.Path, "0", FileKind.Regular))],
        [.. files.OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => Of(file.Path, file.Text))]);

    private static string Line(Reference reference)
    {
        var arguments = reference.Arguments.IsEmpty ? "" : " (" + string.Join(", ", reference.Arguments.Select(argument => argument.Name + "=" + argument.Value)) + ")";
        var folder = reference.Folder switch { null => "", "" => " in /", var path => " in " + path };
        return $"{reference.Kind} {reference.Target}{folder}{arguments}{(reference.ByTestRunner ? " T" : "")}{(string.IsNullOrEmpty(reference.Scope) ? "" : " @" + reference.Scope)}";
    }

    private static string Name(UnitKey unit) => unit.Unit.Length == 0 ? unit.Path : unit.Path + "#" + unit.Unit;
}
