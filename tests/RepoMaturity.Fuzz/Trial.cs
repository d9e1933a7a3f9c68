using System.Text;
using RepoMaturity.BuiltInRules;
using RepoMaturity.Cache;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors;

namespace RepoMaturity.Fuzz;

/// <summary>Reads one input as a scan would, and says what is wrong with the answer.</summary>
internal sealed class Trial
{
    /// <summary>A whole scan takes as long as hundreds of files: only now and then is there one.</summary>
    private const int ScanEvery = 512;

    private static readonly IReader<StructuredDocument>[] Readers = [YamlReader.Instance, JsonReader.Instance, TomlReader.Instance, HclReader.Instance, IniReader.Instance];

    private readonly FileAnalyzer analyzer = new(DetectorCatalogue.Detectors, ReadLimits.Default, new NoCache());
    private readonly Linker linker = new(DetectorCatalogue.Resolvers);
    private readonly Scanner scanner;
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    public Trial() => scanner = new Scanner(analyzer, linker, BuiltInRuleSet.Load());

    /// <summary>What is wrong; null when nothing is.</summary>
    /// <param name="input">The input.</param>
    /// <param name="beside">Another file of the same repository.</param>
    /// <param name="number">Its number: some questions are asked of some inputs only.</param>
    /// <param name="isNew">Whether something was said that was said of none before.</param>
    public string? Fault(FuzzInput input, FuzzInput beside, int number, out bool isNew)
    {
        isNew = false;
        if (number % 8 == 0)
        {
            foreach (var reader in Readers)
            {
                reader.Read(SourceText.Decode(input.Bytes), ReadLimits.Default);
            }
        }

        var facts = Facts(input);
        if (facts is null)
        {
            return null;
        }

        isNew = Note(facts);
        return FaultOf(facts, input) ?? (number % 16 == 8 ? FaultOfAgain(facts, input) : null) ?? (number % 16 == 0 ? FaultOfLinks(facts, input, beside) : null)
            ?? (number % ScanEvery == 0 ? FaultOfScan(input, beside) : null);
    }

    /// <summary>The exceptions of the detectors that claim an input, which a scan turns into problems.</summary>
    public static IEnumerable<string> Traces(FuzzInput input)
    {
        foreach (var detector in DetectorCatalogue.Detectors.Where(detector => detector.Claims(input.Path)))
        {
            var trace = string.Empty;
            try
            {
                detector.Detect(new SourceFile(input.Path, SourceText.Decode(input.Bytes), ReadLimits.Default), new FactWriter(input.Path, ReadLimits.Default));
            }
#pragma warning disable CA1031 // Whatever it is, it is what is looked for.
            catch (Exception error)
#pragma warning restore CA1031
            {
                trace = error.ToString();
            }

            if (trace.Length > 0)
            {
                yield return trace;
            }
        }
    }

    /// <summary>Reads the facts of an input, and asks nothing.</summary>
    public void Read(FuzzInput input) => Facts(input);

    /// <summary>What each part of the way takes of the processor, for an input that is slow.</summary>
    public IEnumerable<string> Times(FuzzInput input)
    {
        var facts = FileFacts.Nothing(input.Path);
        (string Name, Action Part)[] parts =
        [
            ("readers", () => Array.ForEach(Readers, reader => reader.Read(SourceText.Decode(input.Bytes), ReadLimits.Default))),
            ("facts", () => facts = Facts(input) ?? facts),
            ("again and kept", () => FaultOfAgain(facts, input)),
            ("links", () => FaultOfLinks(facts, input, input)),
            ("scan", () => FaultOfScan(input, input)),
        ];
        foreach (var (name, part) in parts)
        {
            var before = Environment.CpuUsage.TotalTime;
            part();
            yield return $"{name}: {(Environment.CpuUsage.TotalTime - before).TotalMilliseconds:F0} ms";
        }
    }

    private FileFacts? Facts(FuzzInput input)
    {
        var snapshot = new OneFile(input);
        return analyzer.Analyze(snapshot, snapshot.Files[0]);
    }

    private static string? FaultOf(FileFacts facts, FuzzInput input)
    {
        foreach (var problem in facts.Problems)
        {
            if (problem.Message.StartsWith("The detector failed", StringComparison.Ordinal))
            {
                return $"{problem.Detector}: {problem.Message}";
            }
        }

        // The line after the last may be named: where the text breaks off.
        // Line ends that a quoted text only names (\n) are counted as lines of it.
        var text = SourceText.Decode(input.Bytes).Text;
        var lines = text.Contains('\\', StringComparison.Ordinal) ? int.MaxValue : text.Count(sign => sign == '\n') + 2;
        return facts.Facts.Where(fact => IsOutside(fact.Position)).Select(fact => $"{fact.Kind} {fact.Name} stands at {fact.Position}").FirstOrDefault()
            ?? facts.Units.Where(unit => IsOutside(unit.Position) || unit.Triggers.Any(trigger => IsOutside(trigger.Position))).Select(unit => $"Unit {unit.Id} stands at {unit.Position}").FirstOrDefault()
            ?? facts.References.Where(reference => IsOutside(reference.Position)).Select(reference => $"{reference.Kind} {reference.Target} stands at {reference.Position}").FirstOrDefault()
            ?? facts.Problems.Where(problem => problem.Line is { } line && (line < 1 || line > lines)).Select(problem => $"Problem at line {problem.Line} of {lines}").FirstOrDefault();

        // Lines of a cell are not those of the file.
        bool IsOutside(Position position) => position.Line < 1 || (position.Cell is null && !input.Path.EndsWith(".ipynb", StringComparison.Ordinal) && position.Line > lines);
    }

    /// <summary>The same input gives the same facts, and the cache gives back what was kept.</summary>
    private string? FaultOfAgain(FileFacts facts, FuzzInput input)
    {
        if (!IsSame(facts, Facts(input)!))
        {
            return "Read a second time, it says something else.";
        }

        var texts = new TextCollector();
        var entries = new PackedWriter();
        FactEncoder.Write(entries, texts, facts);
        var builder = new SegmentBuilder();
        builder.Add(input.Path, "id", facts);
        var fingerprint = new string('0', Segment.FingerprintLength);
        var kept = Segment.Read(builder.ToBytes(fingerprint), fingerprint)?.Find(input.Path, "id");
        return kept is not null && IsSame(facts, kept) ? null : "What the cache keeps of it is not what it says.";
    }

    private string? FaultOfLinks(FileFacts facts, FuzzInput input, FuzzInput beside)
    {
        var other = beside.Path == input.Path ? null : Facts(beside);
        FileFacts[] files = [.. new[] { facts, other }.OfType<FileFacts>().OrderBy(file => file.Path, StringComparer.Ordinal)];
        try
        {
            var graph = linker.Link(new RepositoryFacts([.. files.Select(file => new FileEntry(file.Path, "id", FileKind.Regular))], files));
            foreach (var file in files)
            {
                graph.Automatic(UnitKey.File(file.Path));
            }

            return null;
        }
#pragma warning disable CA1031 // Whatever it is, it is what is looked for.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return $"A resolver failed beside {beside.Path}: {error}";
        }
    }

    private string? FaultOfScan(FuzzInput input, FuzzInput beside)
    {
        try
        {
            var assessment = scanner.Scan(new Subject(new MemorySnapshot([Pair(beside), Pair(input)]), "x"));
            JsonReport.Write(assessment, new Tool("x", "1"));
            return null;
        }
#pragma warning disable CA1031 // Whatever it is, it is what is looked for.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return $"The scan failed beside {beside.Path}: {error}";
        }
    }

    private static KeyValuePair<string, string> Pair(FuzzInput input) => KeyValuePair.Create(input.Path, Encoding.UTF8.GetString(input.Bytes));

    private static bool IsSame(FileFacts one, FileFacts other) => one.Path == other.Path && one.IsTemplated == other.IsTemplated && one.Bytes == other.Bytes
        && one.Facts.SequenceEqual(other.Facts) && one.Units.SequenceEqual(other.Units) && one.References.SequenceEqual(other.References)
        && one.Problems.SequenceEqual(other.Problems) && one.Claims.SequenceEqual(other.Claims);

    /// <summary>What is said without its words: kinds by detector, and problems. An input that adds to it is worth changing further.</summary>
    private bool Note(FileFacts facts)
    {
        var before = seen.Count;
        var claims = string.Join(' ', facts.Claims);
        foreach (var fact in facts.Facts)
        {
            seen.Add($"{claims} {fact.Kind} {fact.Value is null} {fact.Scope is null} {fact.Arguments.Length > 0} {Math.Min(fact.Name.Count(sign => sign is '.' or ' '), 4)}");
        }

        foreach (var unit in facts.Units)
        {
            seen.Add($"{claims} {unit.Kind} {unit.Disabled is null} {string.Join(' ', unit.Triggers.Select(trigger => trigger.Kind))}");
        }

        foreach (var reference in facts.References)
        {
            seen.Add($"{claims} {reference.Kind} {reference.Scope is null} {reference.Folder is null} {reference.ByTestRunner} {reference.Arguments.Length > 0}");
        }

        foreach (var problem in facts.Problems)
        {
            seen.Add($"{claims} {problem.Detector} {problem.Message}");
        }

        return seen.Count > before;
    }
}
