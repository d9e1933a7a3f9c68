using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Infrastructure;

/// <summary>Programs that make what the files of a folder declare.</summary>
internal static class InfrastructurePrograms
{
    /// <summary>Name of the argument of a command that applies all configurations below its folder.</summary>
    public const string All = "all";

    private static readonly string[] FolderOptions = ["--terragrunt-working-dir", "--working-dir"];

    public static void WriteTerraform(CommandLine command)
    {
        var everything = command.Has("run-all", "apply-all", "--all");
        if (!command.Has("apply", "apply-all") || command.Has("-destroy"))
        {
            return;
        }

        var folder = command.Value("", "-chdir") ?? FolderOptions.Select(option => command.Value("", option)).FirstOrDefault(value => value is not null);
        if (everything)
        {
            command.AddName(TerraformReferences.Apply, string.Empty, folder, new Argument(All, "true"));
        }
        else
        {
            command.AddName(TerraformReferences.Apply, string.Empty, folder);
        }
    }
}
