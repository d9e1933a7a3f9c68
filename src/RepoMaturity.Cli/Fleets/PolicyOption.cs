using System.CommandLine;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git;
using RepoMaturity.Git.Remotes;

namespace RepoMaturity.Cli.Fleets;

/// <summary><c>--policy DIR|ADDRESS@COMMIT</c>.</summary>
internal sealed class PolicyOption
{
    private const int LargestFile = 4 * 1024 * 1024;
    private const int ShortestId = 40;

    private readonly Option<string?> option = new("--policy")
    {
        Description = $"What the organisation adds to every scan: a folder with {Policy.RulesFolder}/ and {Policy.ConfigurationName}, or https://HOST/OWNER/NAME@COMMIT of a repository with them.",
        HelpName = "DIR|URL@COMMIT",
    };

    public Option Option => option;

    /// <summary>The policy; null where none is given.</summary>
    public Policy? Read(ParseResult result, Func<Uri, string?> tokenOf, CancellationToken cancellation)
    {
        if (result.GetValue(option) is not { } given)
        {
            return null;
        }

        if (Directory.Exists(given))
        {
            return Sound(new Policy(Path.GetFullPath(given), isTemporary: false), given);
        }

        if (!RemoteAddress.IsMeant(given))
        {
            throw new UsageException($"There is no folder '{given}': give a policy as a folder, or as https://HOST/OWNER/NAME@COMMIT.");
        }

        // A branch would be another policy tomorrow, and nobody would have said so.
        var at = given.LastIndexOf('@');
        var commit = at < 0 ? string.Empty : given[(at + 1)..];
        if (commit.Length < ShortestId || !commit.All(char.IsAsciiHexDigitLower))
        {
            throw new UsageException("A policy in a repository is pinned: give https://HOST/OWNER/NAME@COMMIT with the whole id of a commit of its main branch.");
        }

        var address = RemoteAddress.Parse(given[..at], out var wrong) ?? throw new UsageException(wrong!);
        var folder = Directory.CreateTempSubdirectory("repomaturity-policy-").FullName;
        try
        {
            var clone = Path.Combine(folder, "clone.git");
            new BareClones(LimitOption.Read(result).OfClone, tokenOf).Take(address, clone, cancellation);
            Copy(clone, commit, folder);
            return Sound(new Policy(folder, isTemporary: true), given);
        }
        catch
        {
            BareClones.Delete(folder);
            throw;
        }
    }

    private static Policy Sound(Policy policy, string given) => policy is { Rules: null, Configuration: null }
        ? throw new UsageException($"The policy '{given}' has neither {Policy.RulesFolder}/ nor {Policy.ConfigurationName}.")
        : policy;

    /// <summary>Writes what a policy is made of, as the commit has it.</summary>
    private static void Copy(string clone, string commit, string folder)
    {
        using var opened = RepositoryOpener.Open(clone, new OpenOptions { Revision = commit });
        foreach (var entry in opened.Snapshot.Files.Where(entry => entry.Kind is FileKind.Regular or FileKind.Executable
            && (entry.Path == Policy.ConfigurationName || (entry.Path.StartsWith(Policy.RulesFolder + "/", StringComparison.Ordinal) && entry.Path.EndsWith(".yml", StringComparison.Ordinal)))))
        {
            var content = opened.Snapshot.Read(entry, LargestFile);
            var file = Path.Combine(folder, entry.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content.Unread is null ? content.Bytes.ToArray() : throw new RepositoryException($"{entry.Path} of the policy cannot be read."));
        }
    }
}
