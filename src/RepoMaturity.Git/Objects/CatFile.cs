using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace RepoMaturity.Git.Objects;

/// <summary>
/// The dialogue with <c>git cat-file --batch</c>: a name on a line; as answer <c>ID TYPE SIZE</c>, the bytes and a line end, or <c>NAME missing</c>.
/// </summary>
internal sealed class CatFile : IDisposable
{
    private const int BufferLength = 64 * 1024;
    private const int LongestHeader = 4096;

    /// <summary>An answer begins at once, but for a store that holds what is no file (a pipe), or lies on a disk that hangs.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly Stream questions;
    private readonly BufferedStream answers;
    private readonly byte[] header = new byte[LongestHeader];
    private readonly Timer silence;
    private volatile bool wasSilent;

    public CatFile(Process process)
    {
        this.process = process;
        questions = process.StandardInput.BaseStream;
        answers = new BufferedStream(process.StandardOutput.BaseStream, BufferLength);
        silence = new Timer(_ => EndSilence());
    }

    /// <summary>Asks for an object. After <see cref="ObjectStatus.Failed"/> nothing more can be asked.</summary>
    /// <param name="name">An id, whole or abbreviated, perhaps with <c>^{commit}</c>; nothing that a repository chose the characters of.</param>
    /// <param name="maximumBytes">A larger object is passed over: git sends it whole, but it is not kept.</param>
    /// <exception cref="RepositoryException">No answer comes.</exception>
    public ObjectAnswer Ask(string name, int maximumBytes)
    {
        try
        {
            questions.Write(Encoding.ASCII.GetBytes(name + "\n"));
            questions.Flush();
            return ReadAnswer(maximumBytes);
        }
        catch (IOException)
        {
            return wasSilent
                ? throw new RepositoryException("Git does not answer: the object store of the repository holds what is no file, or lies on a disk that hangs. Scan a fresh clone of it.")
                : new ObjectAnswer(ObjectStatus.Failed);
        }
    }

    /// <summary>Ends the program.</summary>
    public void Dispose()
    {
        try
        {
            // At the end of its input it ends by itself.
            questions.Dispose();
        }
        catch (IOException)
        {
            // It has ended already.
        }

        silence.Dispose();
        answers.Dispose();
        process.Dispose();
    }

    private void EndSilence()
    {
        try
        {
            wasSilent = true;
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It ended meanwhile.
        }
    }

    private ObjectAnswer ReadAnswer(int maximumBytes)
    {
        silence.Change(LongestSilence, Timeout.InfiniteTimeSpan);
        var header = ReadHeader();
        silence.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var words = header.Split(' ');
        if (words.Length != 3 || !long.TryParse(words[2], NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            return new ObjectAnswer(words[^1] switch
            {
                "missing" => ObjectStatus.Missing,
                "ambiguous" => ObjectStatus.Ambiguous,
                _ => ObjectStatus.Failed,
            });
        }

        if (length > Math.Min(maximumBytes, Array.MaxLength))
        {
            Skip(length + 1);
            return new ObjectAnswer(ObjectStatus.TooLarge, words[0], words[1]);
        }

        var bytes = new byte[length];
        answers.ReadExactly(bytes);
        Skip(1);
        return new ObjectAnswer(ObjectStatus.Found, words[0], words[1], bytes);
    }

    private string ReadHeader()
    {
        for (var length = 0; length < header.Length; length++)
        {
            var read = answers.ReadByte();
            if (read < 0)
            {
                throw new EndOfStreamException();
            }

            if (read == '\n')
            {
                return Encoding.ASCII.GetString(header, 0, length);
            }

            header[length] = (byte)read;
        }

        throw new EndOfStreamException();
    }

    private void Skip(long count)
    {
        var chunk = new byte[Math.Min(count, BufferLength)];
        while (count > 0)
        {
            var part = (int)Math.Min(count, chunk.Length);
            answers.ReadExactly(chunk, 0, part);
            count -= part;
        }
    }
}
