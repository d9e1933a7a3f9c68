using System.Text;

namespace RepoMaturity.Fuzz;

/// <summary>Changes bytes of an input: a few at a time, mostly small, now and then so that a part stands there thousands of times.</summary>
internal sealed class Mutator(Random random, Vocabulary vocabulary)
{
    private const int MostBytes = 128 * 1024;

    /// <summary>Makes another input of one; a second one lends a part.</summary>
    public FuzzInput Mutate(FuzzInput input, FuzzInput other)
    {
        var bytes = new List<byte>(input.Bytes);
        for (var changes = 1 + random.Next(6); changes > 0; changes--)
        {
            Change(bytes, input.Path, other.Bytes);
        }

        if (bytes.Count > MostBytes)
        {
            bytes.RemoveRange(MostBytes, bytes.Count - MostBytes);
        }

        // A text under a name of another format: every reader meets what is none of its own.
        return new FuzzInput(random.Next(12) == 0 ? other.Path : input.Path, [.. bytes]);
    }

    private void Change(List<byte> bytes, string path, byte[] other)
    {
        var at = random.Next(bytes.Count + 1);
        var length = Math.Min(bytes.Count - at, 1 + random.Next(random.Next(8) == 0 ? 400 : 12));
        switch (random.Next(14))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2 or 3:
                bytes.RemoveRange(at, length);
                break;
            case 4:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 5 or 6 when other.Length > 0:
                var from = random.Next(other.Length);
                bytes.InsertRange(at, other.AsSpan(from, Math.Min(other.Length - from, 1 + random.Next(200))));
                break;
            case 7:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 8 when random.Next(20) == 0:
                Repeat(bytes, at, length == 0 ? Encoding.UTF8.GetBytes(vocabulary.Draw(path, random)) : [.. bytes.GetRange(at, length)]);
                break;
            case 9 when random.Next(10) == 0:
                Repeat(bytes, at, Encoding.UTF8.GetBytes(vocabulary.Draw(path, random)));
                break;
            case 10:
                Swap(bytes, at, length);
                break;
            default:
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(vocabulary.Draw(path, random)));
                break;
        }
    }

    /// <summary>As often as 20,000 times: what takes the square of a length is seen.</summary>
    private void Repeat(List<byte> bytes, int at, byte[] part)
    {
        var times = Math.Min(1 << (2 + random.Next(13)), MostBytes / Math.Max(1, part.Length));
        bytes.InsertRange(at, Enumerable.Repeat(part, times).SelectMany(each => each));
    }

    /// <summary>Moves a part elsewhere.</summary>
    private void Swap(List<byte> bytes, int at, int length)
    {
        var part = bytes.GetRange(at, length);
        bytes.RemoveRange(at, length);
        bytes.InsertRange(random.Next(bytes.Count + 1), part);
    }
}
