using System.Numerics;
using System.Runtime.InteropServices;

namespace RepoMaturity.Cache;

/// <summary>
/// A number of 64 bits that tells damaged bytes from whole ones, in the manner of xxHash: several bytes a cycle, and no library that would have to be loaded first. It is no
/// defence against somebody who wants two texts to have one number.
/// </summary>
internal static class Checksum
{
    private const ulong First = 0x9E3779B185EBCA87;
    private const ulong Second = 0xC2B2AE3D27D4EB4F;
    private const ulong Third = 0x165667B19E3779F9;

    /// <summary>The number of some bytes.</summary>
    public static ulong Of(ReadOnlySpan<byte> bytes, ulong seed = 0)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        var (a, b, c, d) = (seed + First + Second, seed + Second, seed, seed - First);
        var i = 0;
        for (; i + 4 <= words.Length; i += 4)
        {
            a = Take(a, words[i]);
            b = Take(b, words[i + 1]);
            c = Take(c, words[i + 2]);
            d = Take(d, words[i + 3]);
        }

        var sum = BitOperations.RotateLeft(a, 1) + BitOperations.RotateLeft(b, 7) + BitOperations.RotateLeft(c, 12) + BitOperations.RotateLeft(d, 18) + (ulong)bytes.Length;
        for (; i < words.Length; i++)
        {
            sum = (BitOperations.RotateLeft(sum ^ Take(0, words[i]), 27) * First) + Third;
        }

        foreach (var rest in bytes[(words.Length * sizeof(ulong))..])
        {
            sum = BitOperations.RotateLeft(sum ^ (rest * Third), 11) * First;
        }

        sum = (sum ^ (sum >> 33)) * Second;
        sum = (sum ^ (sum >> 29)) * Third;
        return sum ^ (sum >> 32);
    }

    /// <summary>The number of a text.</summary>
    public static ulong Of(string text, ulong seed = 0) => Of(MemoryMarshal.AsBytes(text.AsSpan()), seed);

    private static ulong Take(ulong sum, ulong word) => BitOperations.RotateLeft(sum + (word * Second), 31) * First;
}
