using System.Security.Cryptography;
using System.Text;
using RepoMaturity.Core.Rules;
using RepoMaturity.Git.Remotes;

namespace RepoMaturity.Cli.Fleets;

/// <summary>What an organisation adds to every scan: rules and frameworks, and a configuration below that of each repository.</summary>
/// <param name="folder">Where it lies.</param>
/// <param name="isTemporary">Whether the folder is deleted with this object.</param>
internal sealed class Policy(string folder, bool isTemporary) : IDisposable
{
    /// <summary>The folder of rules in a policy.</summary>
    public const string RulesFolder = "rules";

    /// <summary>The configuration in a policy.</summary>
    public const string ConfigurationName = "repomaturity.yml";

    private const int HashLength = 16;

    /// <summary>The folder of its rules; null where it has none.</summary>
    public string? Rules { get; } = Directory.Exists(Path.Combine(folder, RulesFolder)) ? Path.Combine(folder, RulesFolder) : null;

    /// <summary>Its configuration; null where it has none.</summary>
    public string? Configuration { get; } = File.Exists(Path.Combine(folder, ConfigurationName)) ? Path.Combine(folder, ConfigurationName) : null;

    /// <summary>Tells one configuration from another; null where there is none. Rules are told by the model.</summary>
    public string? Hash => Configuration is { } file ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(File.ReadAllText(file))))[..HashLength] : null;

    /// <summary>Refuses a configuration with mistakes, before anything is scanned.</summary>
    public void Check(RuleSet rules)
    {
        if (Configuration is { } file && ConfigurationFile.Read(file, rules, ConfigurationFile.Today).Problems is { IsEmpty: false } problems)
        {
            throw new UsageException(string.Join('\n', problems.Select(problem => ConfigurationFile.Say(ConfigurationName, problem)).Prepend("The configuration of the policy has mistakes:")));
        }
    }

    public void Dispose()
    {
        if (isTemporary)
        {
            BareClones.Delete(folder);
        }
    }
}
