using System.Security.Cryptography;
using System.Text;

namespace RepoMaturity.GitHub.Transport;

/// <summary>Keeps answers in a folder, a file each, readable by their owner alone. What lies there is shown only where GitHub says again that this token may see it.</summary>
public sealed class FolderAnswerStore(string folder) : IAnswerStore
{
    private const int LargestFile = 64 * 1024 * 1024;
    private const string Head = "repomaturity-answer 1";

    /// <inheritdoc/>
    public StoredAnswer? Find(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        try
        {
            var file = new FileInfo(FileOf(address));
            return file is { Exists: true, Length: <= LargestFile } ? Read(File.ReadAllBytes(file.FullName), address) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Keep(Uri address, StoredAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(answer);
        if (answer.Tag.Contains('\n', StringComparison.Ordinal) || answer.Link?.Contains('\n', StringComparison.Ordinal) == true)
        {
            return;
        }

        var temporary = Path.Combine(folder, $".{Path.GetRandomFileName()}");
        try
        {
            CreateFolder();
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var file = new FileStream(temporary, options))
            {
                file.Write(Encoding.UTF8.GetBytes($"{Head}\n{address.AbsoluteUri}\n{answer.Tag}\n{answer.Link}\n"));
                file.Write(answer.Body.Span);
            }

            File.Move(temporary, FileOf(address), overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is asked anew next time.
        }
    }

    private void CreateFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private string FileOf(Uri address) => Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.AbsoluteUri))));

    private static StoredAnswer? Read(ReadOnlySpan<byte> content, Uri address)
    {
        var lines = new string[4];
        for (var i = 0; i < lines.Length; i++)
        {
            var end = content.IndexOf((byte)'\n');
            if (end < 0)
            {
                return null;
            }

            lines[i] = Encoding.UTF8.GetString(content[..end]);
            content = content[(end + 1)..];
        }

        return lines is [Head, var of, { Length: > 0 } tag, var link] && of == address.AbsoluteUri
            ? new StoredAnswer(tag, link.Length == 0 ? null : link, content.ToArray())
            : null;
    }
}
