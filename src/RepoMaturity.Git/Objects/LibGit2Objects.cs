using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace RepoMaturity.Git.Objects;

/// <summary>
/// The objects of a git directory as libgit2 gives them, each unpacked once. LibGit2Sharp unpacks a blob three times on the way to its content, and makes objects of every field of a commit and
/// every entry of a tree; here it has loaded the library and set it up.
/// </summary>
internal sealed partial class LibGit2Objects : SafeHandleZeroOrMinusOneIsInvalid
{
    /// <summary>The name by which LibGit2Sharp 0.29 asks for the library.</summary>
    private const string Library = "git2-a2bde63";

    private const int IsMissing = -3;
    private const int IdBytes = 20;

    private static readonly string[] Types = [string.Empty, "commit", "tree", "blob", "tag"];

    /// <summary>For the marshaller alone.</summary>
    public LibGit2Objects()
        : base(ownsHandle: true)
    {
    }

    /// <summary>Opens the object store of a git directory, with the stores that it names; null where that fails.</summary>
    public static LibGit2Objects? TryOpen(string gitDirectory)
    {
        var error = Open(out var objects, Path.Combine(gitDirectory, "objects"));
        if (error == 0 && !objects.IsInvalid)
        {
            return objects;
        }

        objects.Dispose();
        return null;
    }

    /// <summary>Reads an object.</summary>
    /// <param name="id">Its whole id.</param>
    /// <param name="maximumBytes">A larger object is not read.</param>
    public ObjectAnswer Read(string id, int maximumBytes)
    {
        Span<byte> bytes = stackalloc byte[IdBytes];
        if (Convert.FromHexString(id, bytes, out _, out var written) != OperationStatus.Done || written != IdBytes)
        {
            return new ObjectAnswer(ObjectStatus.Missing);
        }

        var error = ReadHeader(out var length, out var type, this, bytes);
        if (error != 0 || type < 1 || type >= Types.Length)
        {
            return new ObjectAnswer(error == IsMissing ? ObjectStatus.Missing : ObjectStatus.Failed);
        }

        return length > (nuint)maximumBytes ? new ObjectAnswer(ObjectStatus.TooLarge, id, Types[type]) : ReadWhole(id, bytes, maximumBytes);
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        Close(handle);
        return true;
    }

    private ObjectAnswer ReadWhole(string id, ReadOnlySpan<byte> idBytes, int maximumBytes)
    {
        var error = Read(out var found, this, idBytes);
        if (error != 0)
        {
            return new ObjectAnswer(error == IsMissing ? ObjectStatus.Missing : ObjectStatus.Failed);
        }

        try
        {
            var (type, length) = (TypeOf(found), LengthOf(found));
            if (type < 1 || type >= Types.Length || length > (nuint)maximumBytes)
            {
                return new ObjectAnswer(ObjectStatus.Failed);
            }

            var bytes = new byte[(int)length];
            Marshal.Copy(BytesOf(found), bytes, 0, bytes.Length);
            return new ObjectAnswer(ObjectStatus.Found, id, Types[type], bytes);
        }
        finally
        {
            Free(found);
        }
    }

    [LibraryImport(Library, EntryPoint = "git_odb_open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static partial int Open(out LibGit2Objects objects, string folder);

    [LibraryImport(Library, EntryPoint = "git_odb_free")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static partial void Close(nint objects);

    [LibraryImport(Library, EntryPoint = "git_odb_read_header")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static partial int ReadHeader(out nuint length, out int type, LibGit2Objects objects, ReadOnlySpan<byte> id);

    [LibraryImport(Library, EntryPoint = "git_odb_read")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static partial int Read(out nint found, LibGit2Objects objects, ReadOnlySpan<byte> id);

    [LibraryImport(Library, EntryPoint = "git_odb_object_type")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static partial int TypeOf(nint found);

    [LibraryImport(Library, EntryPoint = "git_odb_object_size")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static partial nuint LengthOf(nint found);

    [LibraryImport(Library, EntryPoint = "git_odb_object_data")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static partial nint BytesOf(nint found);

    [LibraryImport(Library, EntryPoint = "git_odb_object_free")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static partial void Free(nint found);
}
