using System.Text;

namespace RepoMaturity.Fuzz;

/// <summary>A file that is read: its path decides who reads it. On disk it is the path, a line end, and the bytes.</summary>
internal sealed record FuzzInput(string Path, byte[] Bytes)
{
    public static FuzzInput Of(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));

    public static FuzzInput Parse(byte[] stored)
    {
        var end = stored.AsSpan().IndexOf((byte)'\n');
        return end < 0 ? new FuzzInput(string.Empty, stored) : new FuzzInput(Encoding.UTF8.GetString(stored, 0, end), stored[(end + 1)..]);
    }

    public byte[] ToStored() => [.. Encoding.UTF8.GetBytes(Path), (byte)'\n', .. Bytes];
}
