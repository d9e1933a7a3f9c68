using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>All rules of a scan, compiled and immutable.</summary>
public sealed class RuleSet
{
    private readonly Dictionary<string, PracticeRule> practices;

    private readonly Lazy<ImmutableArray<Rule>> rules;

    /// <summary>Made when files are held against rules: who takes an assessment over needs none.</summary>
    private readonly Lazy<SignalIndex> index;

    private readonly Lazy<PathTermIndex> contextIndex;

    internal RuleSet(
        string hash,
        ImmutableArray<PracticeRule> practices,
        Lazy<ImmutableArray<Rule>> rules,
        ImmutableArray<ContextRule> contexts,
        KindRules kinds,
        ImmutableArray<FrameworkRule> frameworks)
    {
        Hash = hash;
        Practices = practices;
        this.rules = rules;
        Contexts = contexts;
        KindRules = kinds;
        Frameworks = frameworks;
        this.practices = practices.ToDictionary(practice => practice.Id, StringComparer.Ordinal);
        index = new(() => new SignalIndex(rules.Value, kinds.Clues));
        contextIndex = new(() => new PathTermIndex(contexts.Select(context => context.Paths).OfType<PathTerm>()));
    }

    /// <summary>Names the content of the rules: two sets with one hash answer alike.</summary>
    public string Hash { get; }

    /// <summary>The practices, in the order of the codebook.</summary>
    public ImmutableArray<PracticeRule> Practices { get; }

    /// <summary>Technologies and conventions, in ordinal order of their ids.</summary>
    public ImmutableArray<Rule> Rules => rules.Value;

    /// <summary>Contexts that lower levels.</summary>
    public ImmutableArray<ContextRule> Contexts { get; }

    /// <summary>Kinds of repository, and what decides on them.</summary>
    public KindRules KindRules { get; }

    /// <summary>Kinds of repository.</summary>
    public ImmutableArray<KindRule> Kinds => KindRules.Kinds;

    /// <summary>The frameworks, in ordinal order of their ids.</summary>
    public ImmutableArray<FrameworkRule> Frameworks { get; }

    /// <summary>Areas of the work, and what lies across them.</summary>
    public AreaRules AreaRules { get; internal init; } = AreaRules.None;

    internal SignalIndex Index => index.Value;

    /// <summary>Finds the globs of all contexts that fit a path.</summary>
    internal PathTermIndex ContextIndex => contextIndex.Value;

    /// <summary>The practice with this id, or that of this aspect (<c>practice/aspect</c>).</summary>
    public PracticeRule Practice(string claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var slash = claim.IndexOf('/', StringComparison.Ordinal);
        return practices[slash < 0 ? claim : claim[..slash]];
    }

    /// <summary>The name of a practice; of an aspect, after that of its practice.</summary>
    public string ClaimName(string claim)
    {
        var practice = Practice(claim);
        return practice.Aspects.FirstOrDefault(aspect => aspect.Id == claim) is { } aspect ? $"{practice.Name}: {aspect.Name}" : practice.Name;
    }

    /// <summary>Whether a practice or aspect of this id exists.</summary>
    public bool HasClaim(string claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var slash = claim.IndexOf('/', StringComparison.Ordinal);
        return practices.TryGetValue(slash < 0 ? claim : claim[..slash], out var practice)
            && (slash < 0 || practice.Aspects.Any(aspect => aspect.Id == claim));
    }
}
