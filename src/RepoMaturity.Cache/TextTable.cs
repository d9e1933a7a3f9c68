using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace RepoMaturity.Cache;

/// <summary>The texts of a segment, each made when it is first asked for. May be asked from several threads.</summary>
/// <param name="bytes">The segment.</param>
/// <param name="endsAt">Where the ends of the texts stand.</param>
/// <param name="count">How many texts there are.</param>
internal sealed class TextTable(byte[] bytes, int endsAt, int count)
{
    /// <summary>Before a text of which each character is one byte.</summary>
    public const byte Narrow = 0;

    /// <summary>Before a text of which each character is two bytes.</summary>
    public const byte Wide = 1;

    private readonly string?[] made = new string?[count];

    /// <summary>Where the texts begin.</summary>
    private readonly int start = endsAt + (count * sizeof(int));

    /// <summary>Where the texts end, in the segment.</summary>
    public int End => start + (count == 0 ? 0 : EndOf(count - 1));

    /// <summary>Whether each text ends after the one before it, and the last where it may: then all of them together are no larger than the segment.</summary>
    public bool IsSound
    {
        get
        {
            var end = 0;
            for (var number = 0; number < count; number++)
            {
                var next = EndOf(number);
                if (next <= end)
                {
                    return false;
                }

                end = next;
            }

            return end <= bytes.Length - start;
        }
    }

    /// <summary>The text with a number.</summary>
    public string this[int number] => made[number] ??= Make(number);

    /// <summary>The text with a number that was written as one more; null for zero.</summary>
    public string? Optional(int number) => number == 0 ? null : this[number - 1];

    private string Make(int number)
    {
        var from = number == 0 ? 0 : EndOf(number - 1);
        var text = bytes.AsSpan(start + from, EndOf(number) - from);
        return text[0] == Wide ? new string(MemoryMarshal.Cast<byte, char>(text[1..])) : Encoding.Latin1.GetString(text[1..]);
    }

    private int EndOf(int number) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(endsAt + (number * sizeof(int))));
}
