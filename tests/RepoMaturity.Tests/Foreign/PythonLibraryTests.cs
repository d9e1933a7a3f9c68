using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Python;
using RepoMaturity.Tests.Architecture;
using RepoMaturity.Tests.Hostile;

namespace RepoMaturity.Tests.Foreign;

/// <summary>The standard library of the Python that is installed: our reader against Python's own parser.</summary>
internal sealed class PythonLibraryTests
{
    /// <summary>Every file in CI, every fifth one in a plain <c>dotnet test</c>: it is Python's own parser that takes long.</summary>
    private static readonly int Every = Heavy.Of(1, 5);

    [Test]
    public void The_standard_library_is_read_as_Python_reads_it()
    {
        var (files, imports, calls, missing, others, problems) = (0, 0, 0, new List<string>(), new List<string>(), new List<string>());
        foreach (var line in PythonSays())
        {
            using var said = JsonDocument.Parse(line);
            var path = said.RootElement.GetProperty("path").GetString()!;
            var bytes = File.ReadAllBytes(path);
            if (IsInAnotherEncoding(bytes))
            {
                continue;
            }

            files++;
            var facts = Read(path, bytes);
            problems.AddRange(facts.Problems.Select(problem => $"{path}:{problem.Line} {problem.Message}"));
            var expected = said.RootElement.GetProperty("imports").EnumerateArray().Select(each => $"{each[0]} {each[1]}").ToHashSet(StringComparer.Ordinal);
            var found = Imports(facts);
            imports += expected.Count;
            others.AddRange(expected.Except(found).Select(each => $"{path}: not found: {each}").Concat(found.Except(expected).Select(each => $"{path}: is none: {each}")));
            var called = said.RootElement.GetProperty("calls").EnumerateArray().Select(each => each.GetString()!).ToHashSet(StringComparer.Ordinal);
            called.ExceptWith(Calls(facts));
            calls += said.RootElement.GetProperty("calls").GetArrayLength();
            missing.AddRange(called.Select(name => $"{path}: {name}"));
        }

        TestContext.Out.WriteLine($"{files} files, {imports} imports, {others.Count} otherwise, {calls} called names, {missing.Count} not found\n{string.Join('\n', others.Take(20))}");
        Assert.That(files, Is.GreaterThan(100));
        Assert.That(problems, Is.Empty);
        Assert.That(others.Count * 1000, Is.LessThanOrEqualTo(imports), string.Join('\n', others.Take(50)));
        Assert.That(missing.Count * 100, Is.LessThanOrEqualTo(calls), string.Join('\n', missing.Take(50)));
    }

    /// <summary>The lines of <c>python_facts.py</c> over the standard library, or over the folder that <c>REPOMATURITY_PYTHON_CORPUS</c> names.</summary>
    private static List<string> PythonSays()
    {
        try
        {
            var folder = Environment.GetEnvironmentVariable("REPOMATURITY_PYTHON_CORPUS") ?? Run("-c", "import sysconfig; print(sysconfig.get_paths()['stdlib'])").Trim();
            return [.. Run(SourceTree.At("tests/foreign/python_facts.py"), folder, Every.ToString(CultureInfo.InvariantCulture)).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
        }
        catch (Win32Exception)
        {
            Assert.Ignore("There is no python3 to compare with.");
            return [];
        }
    }

    private static string Run(params string[] arguments)
    {
        using var python = Process.Start(new ProcessStartInfo("python3", arguments) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var output = python.StandardOutput.ReadToEnd();
        python.WaitForExit();
        return output;
    }

    private static FileFacts Read(string path, byte[] bytes)
    {
        var name = Path.GetFileName(path);
        var facts = new FactWriter(name, ReadLimits.Default);
        new PythonDetector().Detect(new SourceFile(name, SourceText.Decode(bytes), ReadLimits.Default), facts);
        return facts.ToFileFacts();
    }

    private static HashSet<string> Imports(FileFacts facts) => facts.References.Where(reference => reference.Kind == ReferenceKinds.Import)
        .SelectMany(reference => reference.Arguments.IsEmpty ? [reference.Target + " "] : reference.Arguments.Select(argument => $"{reference.Target} {argument.Name}")).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Calls(FileFacts facts) => facts.Facts.Where(fact => fact.Kind is FactKind.Call or FactKind.Decorator or FactKind.Raise or FactKind.Base).Select(fact => fact.Name[(fact.Name.LastIndexOf('.') + 1)..]);

    /// <summary>Sources are read as UTF-8; one that says another encoding is read with replacements, which names of Unicode may feel.</summary>
    private static bool IsInAnotherEncoding(byte[] bytes) =>
        Encoding.ASCII.GetString(bytes, 0, Math.Min(bytes.Length, 200)).Split('\n').Take(2).Any(line => line.Contains("coding", StringComparison.Ordinal) && !line.Contains("utf", StringComparison.OrdinalIgnoreCase));
}
