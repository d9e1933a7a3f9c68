using RepoMaturity.Core.Rules;

namespace RepoMaturity.BuiltInRules;

/// <summary>The rules that were compiled into this program.</summary>
public static class BuiltInRuleSet
{
    /// <summary>The rules.</summary>
    public static RuleSet Load() => CompiledRules.Load(Compiled());

    /// <summary>The rule files, to be loaded together with others.</summary>
    public static IReadOnlyList<RuleFile> Files() => CompiledRules.Read(Compiled());

    private static byte[] Compiled()
    {
        using var resource = typeof(BuiltInRuleSet).Assembly.GetManifestResourceStream("rules.json")
            ?? throw new InvalidOperationException("The program was built without its rules.");
        var compiled = new byte[resource.Length];
        resource.ReadExactly(compiled);
        return compiled;
    }
}
