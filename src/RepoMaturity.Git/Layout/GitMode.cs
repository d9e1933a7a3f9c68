using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Git.Layout;

/// <summary>The modes of entries in git's trees and index.</summary>
internal static class GitMode
{
    private const int TypeMask = 0xF000;
    private const int Tree = 0x4000;
    private const int SymbolicLink = 0xA000;
    private const int Submodule = 0xE000;
    private const int OwnerExecutes = 0x40;

    public static bool IsTree(int mode) => (mode & TypeMask) == Tree;

    public static FileKind Kind(int mode) => (mode & TypeMask) switch
    {
        SymbolicLink => FileKind.SymbolicLink,
        Submodule => FileKind.Submodule,
        _ => (mode & OwnerExecutes) != 0 ? FileKind.Executable : FileKind.Regular,
    };
}
