using BenchmarkDotNet.Attributes;
using RepoMaturity.Core.Documents;
using RepoMaturity.Detectors.Docker;
using RepoMaturity.Detectors.Make;
using RepoMaturity.Detectors.Notebooks;
using RepoMaturity.Detectors.Python.Syntax;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Benchmarks;

/// <summary>Each reader over the files of the fixtures that it is for.</summary>
[MemoryDiagnoser]
public class ReaderBenchmarks
{
    private static readonly Dictionary<string, (string[] Endings, Func<SourceText, object> Read)> Readers = new(StringComparer.Ordinal)
    {
        ["yaml"] = ([".yml", ".yaml"], text => YamlReader.Instance.Read(text, ReadLimits.Default)),
        ["json"] = ([".json"], text => JsonReader.Instance.Read(text, ReadLimits.Default)),
        ["toml"] = ([".toml"], text => TomlReader.Instance.Read(text, ReadLimits.Default)),
        ["hcl"] = ([".tf"], text => HclReader.Instance.Read(text, ReadLimits.Default)),
        ["ini"] = ([".ini", ".cfg"], text => IniReader.Instance.Read(text, ReadLimits.Default)),
        ["python"] = ([".py"], text => PythonReader.Source.Read(text, ReadLimits.Default)),
        ["notebook"] = ([".ipynb"], text => NotebookReader.Instance.Read(text, ReadLimits.Default)),
        ["shell"] = ([".sh"], text => ShellReader.Instance.Read(text, ReadLimits.Default)),
        ["make"] = (["Makefile", ".mk"], text => MakeReader.Instance.Read(text, ReadLimits.Default)),
        ["docker"] = (["Dockerfile"], text => DockerfileReader.Instance.Read(text, ReadLimits.Default)),
    };

    private SourceText[] texts = [];

    public static IEnumerable<string> Names => Readers.Keys;

    [ParamsSource(nameof(Names))]
    public string Reader { get; set; } = string.Empty;

    [GlobalSetup]
    public void Choose() => texts =
        [.. Repositories.Texts.Where(file => Readers[Reader].Endings.Any(ending => file.Key.EndsWith(ending, StringComparison.Ordinal))).Select(file => SourceText.Of(file.Value))];

    [Benchmark]
    public int Read()
    {
        var read = Readers[Reader].Read;
        foreach (var text in texts)
        {
            read(text);
        }

        return texts.Length;
    }
}
