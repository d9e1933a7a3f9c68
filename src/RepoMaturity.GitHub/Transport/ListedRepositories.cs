using System.Text.Json;

namespace RepoMaturity.GitHub.Transport;

/// <summary>Reads repositories in lists.</summary>
internal static class ListedRepositories
{
    /// <summary>A repository of a list. Servers of older versions leave fields out.</summary>
    public static ListedRepository Of(JsonElement found) => new(
        found.LongNumber("id"),
        RepositoryName.Parse(found.Text("full_name")) ?? throw JsonParts.Missing("full_name"),
        found.Text("clone_url"),
        found.OptionalText("default_branch") ?? string.Empty)
    {
        Page = found.OptionalText("html_url"),
        PushedAt = found.OptionalTime("pushed_at"),
        IsArchived = IsSo(found, "archived"),
        IsFork = IsSo(found, "fork"),
        IsTemplate = IsSo(found, "is_template"),
        Language = found.OptionalText("language"),
        Topics = [.. (found.Part("topics") ?? default).Each(topic => topic.ValueKind == JsonValueKind.String ? topic.GetString() : null).OfType<string>()],
        Visibility = found.OptionalText("visibility") ?? (IsSo(found, "private") ? "private" : "public"),
    };

    private static bool IsSo(JsonElement found, string name) => found.TryGetProperty(name, out var flag) && flag.ValueKind == JsonValueKind.True;
}
