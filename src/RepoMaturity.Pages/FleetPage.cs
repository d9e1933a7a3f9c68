using System.Collections.Immutable;
using RepoMaturity.Core.Fleets;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Pages.Components;

namespace RepoMaturity.Pages;

/// <summary>Writes how a fleet stands as one page of HTML that needs nothing else: no network, no server, no font.</summary>
public static class FleetPage
{
    /// <summary>What a browser may do with the page, which says so itself, too.</summary>
    public static string Policy => PageAsset.Fleet.Policy;

    /// <summary>Writes the page.</summary>
    /// <param name="fleet">The roll-up.</param>
    /// <param name="members">Its repositories, in ordinal order of their names.</param>
    /// <param name="rules">The rules: they say of what area a practice is, and which stages there are.</param>
    /// <param name="tool">What made it.</param>
    /// <param name="pages">How the address of a page about a repository begins, where a server has them; null for a page that says all by itself.</param>
    /// <returns>UTF-8 without a byte order mark.</returns>
    public static byte[] Write(RollUp fleet, ImmutableArray<FleetMember> members, RuleSet rules, Tool tool, string? pages = null)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(tool);
        return PageRenderer.Render<FleetDocument>(nameof(FleetDocument.View), new FleetView(fleet, members, rules, tool, pages));
    }
}
