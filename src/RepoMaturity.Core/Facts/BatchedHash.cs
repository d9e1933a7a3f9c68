using System.Security.Cryptography;

namespace RepoMaturity.Core.Facts;

/// <summary>A SHA-256 of thousands of short pieces, which go to it together: each call costs more than the few bytes of a piece.</summary>
internal sealed class BatchedHash : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] waiting = new byte[64 * 1024];
    private int length;

    /// <summary>Takes bytes in. Where one piece ends and the next begins is not told apart.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > waiting.Length - length)
        {
            Flush();
        }

        if (bytes.Length > waiting.Length)
        {
            hash.AppendData(bytes);
            return;
        }

        bytes.CopyTo(waiting.AsSpan(length));
        length += bytes.Length;
    }

    /// <summary>The hash of all that was taken in, as 64 digits; what follows begins anew.</summary>
    public string ToText()
    {
        Flush();
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <inheritdoc/>
    public void Dispose() => hash.Dispose();

    private void Flush()
    {
        hash.AppendData(waiting, 0, length);
        length = 0;
    }
}
