using BenchmarkDotNet.Attributes;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Benchmarks;

/// <summary>The prefilter by literal texts: names and paths held against patterns with stars.</summary>
[MemoryDiagnoser]
public class IndexBenchmarks
{
    private static readonly string[] Globs = ["**/models/**/*.pkl", "/.github/workflows/*.yml", "*.ipynb", "dvc.yaml", "**/airflow/dags/*.py", "conf/**", "Dockerfile*", "**/test_*.py"];

    private readonly PathTermIndex paths = new(Globs.Select(glob => new PathTerm([glob])));
    private readonly LiteralIndex<string> literals = new(Globs, glob => [.. glob.Split('*')], StringComparer.Ordinal);

    [Benchmark]
    public int Paths()
    {
        var count = 0;
        foreach (var path in Repositories.Texts.Keys)
        {
            count += paths.Match(path).Length;
        }

        return count;
    }

    [Benchmark]
    public int Literals()
    {
        var count = 0;
        foreach (var path in Repositories.Texts.Keys)
        {
            for (var at = 0; at < path.Length; at++)
            {
                count += literals.At(path, at)?.Count ?? 0;
            }
        }

        return count;
    }
}
