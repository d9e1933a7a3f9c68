using System.Collections.Immutable;

namespace RepoMaturity.Web;

/// <summary>Something that can be asked: the answers, and the description of the interface, follow from the same list.</summary>
/// <param name="Path">Its path; a name of a repository follows where it ends with <c>/</c>, but for the first page.</param>
/// <param name="Summary">What it answers, in one sentence.</param>
/// <param name="Type">The type of what it answers.</param>
/// <param name="Ask">Answers.</param>
internal sealed record Endpoint(string Path, string Summary, string Type, Func<Question, CancellationToken, Task<Answer>> Ask)
{
    /// <summary>Its parameters.</summary>
    public ImmutableArray<Parameter> Parameters { get; init; } = [];

    /// <summary>Name of the schema of what it answers; null where there is none.</summary>
    public string? Schema { get; init; }

    /// <summary>Whether it is open to those who show no token.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Whether a name of a repository follows the path.</summary>
    public bool HasName => Path.Length > 1 && Path.EndsWith('/');

    /// <summary>A parameter.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Means">What it does, in one sentence.</param>
    /// <param name="IsNumber">Whether it is a number.</param>
    internal sealed record Parameter(string Name, string Means, bool IsNumber = false);
}
