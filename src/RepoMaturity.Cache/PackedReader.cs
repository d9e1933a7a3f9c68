namespace RepoMaturity.Cache;

/// <summary>Reads what <see cref="PackedWriter"/> wrote. What is not there to be read is an exception: whoever asked drops all of it.</summary>
internal ref struct PackedReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int at;

    /// <summary>The next byte.</summary>
    public byte Byte() => bytes[at++];

    /// <summary>The next number.</summary>
    public int Number()
    {
        uint number = bytes[at++];
        if (number < 0x80)
        {
            return (int)number;
        }

        number &= 0x7F;
        for (var shift = 7; shift < 35; shift += 7)
        {
            var next = bytes[at++];
            number |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return (int)number;
            }
        }

        throw new InvalidDataException("A number has no end.");
    }

    /// <summary>How many of something follow: never more than there are bytes left for.</summary>
    /// <param name="leastBytes">So many bytes one of it takes at least.</param>
    public int Count(int leastBytes)
    {
        var count = Number();
        return (uint)count <= (uint)((bytes.Length - at) / leastBytes) ? count : throw new InvalidDataException("More is announced than is there.");
    }

    /// <summary>The next byte, one of the numbers from zero on that stand for kinds of something.</summary>
    /// <param name="kinds">How many kinds there are.</param>
    public int Kind(int kinds) => Byte() is var kind && kind < kinds ? kind : throw new InvalidDataException("There is no such kind.");

    /// <summary>The next bytes.</summary>
    public ReadOnlySpan<byte> Bytes(int count)
    {
        var taken = bytes.Slice(at, count);
        at += count;
        return taken;
    }
}
