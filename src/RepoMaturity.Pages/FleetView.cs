using System.Collections.Immutable;
using System.Globalization;
using RepoMaturity.Core.Fleets;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Pages;

/// <summary>What the parts of a page about many repositories share; public only because components are.</summary>
public sealed class FleetView
{
    /// <summary>Rungs are drawn in so many shades.</summary>
    private const int Shades = 5;

    private readonly RuleSet rules;

    internal FleetView(RollUp fleet, ImmutableArray<FleetMember> members, RuleSet rules, Tool tool, string? pages)
    {
        Fleet = fleet;
        Members = members;
        Tool = tool;
        Pages = pages;
        this.rules = rules;
        First = fleet.Frameworks.FirstOrDefault();
        Rungs = First is null ? [] : RungsOf(First);
    }

    internal RollUp Fleet { get; }

    /// <summary>The repositories, in ordinal order of their names.</summary>
    internal ImmutableArray<FleetMember> Members { get; }

    internal Tool Tool { get; }

    /// <summary>How the address of a page about a repository begins, where a server has them; null in a page by itself.</summary>
    internal string? Pages { get; }

    /// <summary>The framework that speaks first; null where no repository is in a stage.</summary>
    internal FrameworkRollUp? First { get; }

    /// <summary>Its stages, the lowest first; those too in which no repository is.</summary>
    internal ImmutableArray<(int Index, string Name)> Rungs { get; }

    /// <summary>The model that judged most; empty where none did.</summary>
    internal string ModelHash => Members.Select(member => member.Found?.Side.ModelHash).OfType<string>().GroupBy(hash => hash, StringComparer.Ordinal)
        .OrderByDescending(same => same.Count()).ThenBy(same => same.Key, StringComparer.Ordinal).FirstOrDefault()?.Key ?? string.Empty;

    /// <summary>The stages of a framework, the lowest first.</summary>
    internal ImmutableArray<(int Index, string Name)> RungsOf(FrameworkRollUp framework) =>
    [
        .. (rules.Frameworks.FirstOrDefault(rule => rule.Id == framework.Id)?.Stages.Select(stage => (stage.Index, stage.Name)) ?? [])
            .Concat(framework.Stages.Select(stage => (stage.Index, stage.Name))).DistinctBy(stage => stage.Index).OrderBy(stage => stage.Index),
    ];

    /// <summary>Who is in a stage; null where nobody is.</summary>
    internal static StageShare? At(FrameworkRollUp framework, int stage) => framework.Stages.FirstOrDefault(share => share.Index == stage);

    /// <summary>How many repositories of a kind are in each stage of the first framework.</summary>
    internal IEnumerable<KeyValuePair<int, int>> StagesOf(string kind) =>
        First!.Stages.Where(stage => stage.ByKind.ContainsKey(kind)).Select(stage => KeyValuePair.Create(stage.Index, stage.ByKind[kind]));

    /// <summary>Who has which practice, area by area, as a report shows them.</summary>
    internal IEnumerable<IGrouping<string, PracticeShare>> Areas => Fleet.Practices.GroupBy(practice => AreaOf(practice.Id), StringComparer.Ordinal);

    /// <summary>The area of a practice.</summary>
    internal string AreaOf(string practice) => rules.Practices.FirstOrDefault(rule => rule.Id == practice)?.Area ?? "other";

    /// <summary>The class that shades a stage of the first framework.</summary>
    internal string Shade(int stage)
    {
        var at = Math.Max(0, Rungs.TakeWhile(rung => rung.Index < stage).Count());
        return $"g{(Rungs.Length < 2 ? Shades : 1 + (at * (Shades - 1) / (Rungs.Length - 1))).ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>Where a page of the web about a repository is; null where there is none.</summary>
    internal static string? Page(string? link) => Uri.TryCreate(link, UriKind.Absolute, out var page) && page.Scheme == Uri.UriSchemeHttps ? page.AbsoluteUri : null;

    /// <summary>Where more is said of a repository: a part of this page, or a page of its own.</summary>
    internal string To(string repository) => Pages is null ? $"#repository={Uri.EscapeDataString(TerminalText.Safe(repository))}" : AddressOf(Pages, repository);

    /// <summary>The address of something of a repository on a server: slashes of its name are those of the address.</summary>
    internal static string AddressOf(string begin, string repository) => begin + string.Join('/', repository.Split('/').Select(Uri.EscapeDataString));

    /// <summary>A part of a whole as a length of a drawing.</summary>
    internal static string Part(decimal number, decimal of) => (of == 0 ? 0 : 100 * number / of).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
