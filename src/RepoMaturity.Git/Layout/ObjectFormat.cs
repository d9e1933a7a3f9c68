using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RepoMaturity.Git.Layout;

/// <summary>How a repository names its objects.</summary>
/// <param name="Name">The name that git's configuration gives it.</param>
/// <param name="IdBytes">Length of an id in bytes.</param>
/// <param name="Algorithm">The hash.</param>
internal sealed record ObjectFormat(string Name, int IdBytes, HashAlgorithmName Algorithm)
{
    private static readonly SearchValues<char> HexadecimalDigits = SearchValues.Create("0123456789abcdefABCDEF");

    public static ObjectFormat Sha1 { get; } = new("sha1", 20, HashAlgorithmName.SHA1);

    public static ObjectFormat Sha256 { get; } = new("sha256", 32, HashAlgorithmName.SHA256);

    /// <summary>Length of an id in hexadecimal digits.</summary>
    public int IdLength => IdBytes * 2;

    /// <summary>Whether a text is a whole id.</summary>
    public bool IsId(string text) => text.Length == IdLength && IsHexadecimal(text);

    /// <summary>Whether a text has hexadecimal digits alone.</summary>
    public static bool IsHexadecimal(string text) => text.AsSpan().IndexOfAnyExcept(HexadecimalDigits) < 0;

    /// <summary>The id of a blob of these bytes.</summary>
    public string BlobId(ReadOnlySpan<byte> bytes)
    {
        using var hash = BeginBlob(bytes.Length);
        hash.AppendData(bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>A hash that waits for the bytes of a blob.</summary>
    public IncrementalHash BeginBlob(long length)
    {
        var hash = IncrementalHash.CreateHash(Algorithm);
        hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {length}\0")));
        return hash;
    }
}
