using System.CommandLine;
using RepoMaturity.Fleet.Results;

namespace RepoMaturity.Cli.Fleets;

/// <summary>Which repositories of a store are meant.</summary>
internal sealed class SelectionOptions
{
    private readonly Option<string[]> kinds = new("--kind") { Description = "Repositories of this kind alone; repeatable.", HelpName = "ID" };
    private readonly Option<string[]> teams = new("--team") { Description = "Repositories of this team alone; repeatable.", HelpName = "TEAM" };
    private readonly Option<string[]> topics = new("--topic") { Description = "Repositories of this topic alone; repeatable: one of them must be there.", HelpName = "TOPIC" };
    private readonly Option<string[]> names = new("--name") { Description = "Repositories with this in their names alone; repeatable.", HelpName = "TEXT" };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new[] { kinds, teams, topics, names })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Whether a repository is meant.</summary>
    public Predicate<RepositoryState> Read(ParseResult result)
    {
        var (ofKinds, ofTeams, ofTopics, ofNames) = (result.GetValue(kinds) ?? [], result.GetValue(teams) ?? [], result.GetValue(topics) ?? [], result.GetValue(names) ?? []);
        return state => (ofTeams.Length == 0 || ofTeams.Intersect(state.Teams, StringComparer.Ordinal).Any())
            && (ofTopics.Length == 0 || ofTopics.Intersect(state.Topics, StringComparer.Ordinal).Any())
            && (ofNames.Length == 0 || ofNames.Any(name => state.Repository.Contains(name, StringComparison.OrdinalIgnoreCase)))
            && (ofKinds.Length == 0 || (state.Read() is { } found && ofKinds.Contains(found.Side.Kind, StringComparer.Ordinal)));
    }
}
