using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace RepoMaturity.Cache;

/// <summary>
/// Gives each text a number: names stand in thousands of files, and are kept once. A text goes in as it is, also with halves of pairs of surrogates, which no encoding of Unicode
/// would give back.
/// </summary>
internal sealed class TextCollector
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly PackedWriter bytes = new();
    private readonly List<int> ends = [];

    /// <summary>How many there are.</summary>
    public int Count => ends.Count;

    /// <summary>How many bytes they take.</summary>
    public int Length => bytes.Length + (ends.Count * sizeof(int));

    /// <summary>The number of a text.</summary>
    public int Of(string text)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, text, out var isKnown);
        if (!isKnown)
        {
            number = ends.Count;
            Write(text);
            ends.Add(bytes.Length);
        }

        return number;
    }

    /// <summary>The number of a text and one more; zero where there is none.</summary>
    public int OfOptional(string? text) => text is null ? 0 : Of(text) + 1;

    /// <summary>Writes where each text ends, and the texts.</summary>
    public void WriteTo(PackedWriter writer)
    {
        foreach (var end in ends)
        {
            BinaryPrimitives.WriteInt32LittleEndian(writer.Space(sizeof(int)), end);
        }

        writer.Bytes(bytes.Written);
    }

    private void Write(string text)
    {
        if (text.AsSpan().ContainsAnyExceptInRange('\0', '\u00FF'))
        {
            bytes.Byte(TextTable.Wide);
            bytes.Bytes(MemoryMarshal.AsBytes(text.AsSpan()));
        }
        else
        {
            bytes.Byte(TextTable.Narrow);
            Encoding.Latin1.GetBytes(text, bytes.Space(text.Length));
        }
    }
}
