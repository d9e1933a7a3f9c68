namespace RepoMaturity.Cli;

/// <summary>Where the platform wants programs to keep what they can do without.</summary>
internal static class PlatformFolder
{
    /// <summary>The folder of this program; null where the person has none.</summary>
    public static string? ForCache()
    {
        var above = OperatingSystem.IsWindows() ? Below(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify))
            : OperatingSystem.IsMacOS() ? Below(Environment.GetEnvironmentVariable("HOME"), "Library", "Caches")
            : Below(Environment.GetEnvironmentVariable("XDG_CACHE_HOME")) ?? Below(Environment.GetEnvironmentVariable("HOME"), ".cache");
        return above is null ? null : Path.Combine(above, ToolIdentity.Name);
    }

    /// <summary>A folder of an absolute one; what is not absolute counts for nothing (https://specifications.freedesktop.org/basedir-spec).</summary>
    private static string? Below(string? folder, params string[] names) => Path.IsPathFullyQualified(folder ?? string.Empty) ? Path.Combine([folder!, .. names]) : null;
}
