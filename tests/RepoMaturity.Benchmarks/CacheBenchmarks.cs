using BenchmarkDotNet.Attributes;
using RepoMaturity.Cache;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Benchmarks;

/// <summary>Facts on their way to the disk and back, without the disk.</summary>
[MemoryDiagnoser]
public class CacheBenchmarks
{
    private const string Fingerprint = "0123456789abcdef";

    private FileFacts[] facts = [];
    private byte[] segment = [];

    [GlobalSetup]
    public void Prepare()
    {
        facts = Repositories.Facts();
        segment = Write();
    }

    [Benchmark]
    public byte[] Write()
    {
        var builder = new SegmentBuilder();
        foreach (var file in facts)
        {
            builder.Add(file.Path, file.Path, file);
        }

        return builder.ToBytes(Fingerprint);
    }

    [Benchmark]
    public int Read()
    {
        var read = Segment.Read(segment, Fingerprint)!;
        var count = 0;
        foreach (var file in facts)
        {
            count += read.Find(file.Path, file.Path)!.Count;
        }

        return count;
    }
}
