using System.Reflection;
using RepoMaturity.Core.Reports;

namespace RepoMaturity.Cli;

/// <summary>What this program calls itself.</summary>
internal static class ToolIdentity
{
    public const string Name = "repomaturity";

    /// <summary>The version with the commit it was built from, where the build knew it.</summary>
    public static string FullVersion { get; } =
        typeof(ToolIdentity).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>The program as it names itself to hosts.</summary>
    public static string UserAgent { get; } = $"{Name}/{FullVersion.Split('+')[0]}";

    /// <summary>The program as reports name it: a build of another commit with the same rules and detectors gives the same report.</summary>
    public static Tool Tool { get; } = new(Name, FullVersion.Split('+')[0]);
}
