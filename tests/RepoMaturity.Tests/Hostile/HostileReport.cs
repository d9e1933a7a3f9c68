using System.Text.Json;

namespace RepoMaturity.Tests.Hostile;

/// <summary>What a report says of what it lacks.</summary>
internal sealed record HostileReport(JsonElement Root, string Text)
{
    public IReadOnlyList<string> Reasons => [.. Root.GetProperty("completeness").GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()!)];

    /// <summary>The problems, <c>PATH: MESSAGE</c>.</summary>
    public IReadOnlyList<string> Problems => [.. Root.GetProperty("problems").EnumerateArray().Select(problem => $"{problem.GetProperty("path").GetString()}: {problem.GetProperty("message").GetString()}")];

    /// <summary>Ids of what was recognised.</summary>
    public IReadOnlyList<string> Technologies => [.. Root.GetProperty("technologies").EnumerateArray().Select(technology => technology.GetProperty("id").GetString()!)];
}
