namespace RepoMaturity.Cache;

/// <summary>Bytes that grow: numbers take as few as they need.</summary>
internal sealed class PackedWriter
{
    /// <summary>No segment is as large: what would be larger is not written.</summary>
    private const int Most = 1 << 30;

    private byte[] bytes = new byte[4096];

    /// <summary>How many there are.</summary>
    public int Length { get; private set; }

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    /// <summary>Adds a byte.</summary>
    public void Byte(byte value)
    {
        Reserve(1);
        bytes[Length++] = value;
    }

    /// <summary>Adds a number, seven bits a byte; a negative one takes five bytes.</summary>
    public void Number(int value)
    {
        Reserve(5);
        var rest = (uint)value;
        for (; rest >= 0x80; rest >>= 7)
        {
            bytes[Length++] = (byte)(rest | 0x80);
        }

        bytes[Length++] = (byte)rest;
    }

    /// <summary>Adds bytes as they are.</summary>
    public void Bytes(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Space(value.Length));
    }

    /// <summary>Room for bytes that the caller fills in.</summary>
    public Span<byte> Space(int count)
    {
        Reserve(count);
        var space = bytes.AsSpan(Length, count);
        Length += count;
        return space;
    }

    private void Reserve(int count)
    {
        if (bytes.Length - Length >= count)
        {
            return;
        }

        var needed = (long)Length + count;
        if (needed > Most)
        {
            throw new InvalidDataException("There is more to keep than a file of the cache holds.");
        }

        Array.Resize(ref bytes, (int)Math.Max(needed, Math.Min(bytes.Length * 2L, Most)));
    }
}
