using System.IO.MemoryMappedFiles;

namespace RepoMaturity.Fuzz;

/// <summary>What is being read just now, in a file that outlives the process: a stack that overflows leaves no time to say anything.</summary>
internal sealed class LastInput : IDisposable
{
    private const int Length = 1024 * 1024;

    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;

    public LastInput(string path)
    {
        file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, null, Length);
        view = file.CreateViewAccessor();
    }

    public void Set(byte[] stored)
    {
        view.Write(0, stored.Length);
        view.WriteArray(sizeof(int), stored, 0, stored.Length);
    }

    /// <summary>What was set last; null when nothing was.</summary>
    public byte[]? Get()
    {
        var length = view.ReadInt32(0);
        if (length <= 0)
        {
            return null;
        }

        var stored = new byte[length];
        view.ReadArray(sizeof(int), stored, 0, length);
        return stored;
    }

    public void Dispose()
    {
        view.Dispose();
        file.Dispose();
    }
}
