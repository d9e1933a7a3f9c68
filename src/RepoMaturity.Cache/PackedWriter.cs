namespace RepoMaturity.Cache;

/// <summary>Bytes that grow: numbers take as few as they need.</summary>
internal sealed class PackedWriter
{
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
        if (bytes.Length - Length < count)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + count));
        }
    }
}
