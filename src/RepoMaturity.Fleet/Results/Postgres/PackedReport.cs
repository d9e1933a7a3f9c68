using System.IO.Compression;

namespace RepoMaturity.Fleet.Results.Postgres;

/// <summary>A report byte for byte, packed with gzip.</summary>
internal static class PackedReport
{
    public static byte[] Of(ReadOnlyMemory<byte> report)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(report.Span);
        }

        return packed.ToArray();
    }

    public static ReadOnlyMemory<byte> Read(byte[] packed)
    {
        using var report = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress))
        {
            gzip.CopyTo(report);
        }

        return report.GetBuffer().AsMemory(0, (int)report.Length);
    }
}
