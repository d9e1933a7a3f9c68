using System.Security.Cryptography;

namespace RepoMaturity.Fuzz;

/// <summary>An input that failed, named for its bytes.</summary>
internal static class FailureFile
{
    public static string Write(string folder, byte[] stored)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(stored))[..12] + ".case");
        File.WriteAllBytes(file, stored);
        return file;
    }
}
