using System.Text.Json;
using RepoMaturity.Tests.Architecture;

namespace RepoMaturity.Tests.Mutation;

/// <summary>A change of the code that makes it wrong.</summary>
/// <param name="File">The file.</param>
/// <param name="Text">What stands there, once.</param>
/// <param name="With">What stands there instead.</param>
/// <param name="Why">What would be wrong then.</param>
/// <param name="Same">Why it changes no answer; null where a test must notice it.</param>
internal sealed record Mutation(string File, string Text, string With, string Why, string? Same = null)
{
    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    /// <summary>All of them, as <c>mutations.json</c> lists them.</summary>
    public static IReadOnlyList<Mutation> All { get; } = JsonSerializer.Deserialize<List<Mutation>>(System.IO.File.ReadAllText(SourceTree.At("tests/RepoMaturity.Tests/Mutation/mutations.json")), Names)!;

    /// <summary>The file as it is.</summary>
    public string Source => System.IO.File.ReadAllText(SourceTree.At(File)).ReplaceLineEndings("\n");

    /// <summary>The file with the change.</summary>
    public string Changed => Source.Replace(Text, With, StringComparison.Ordinal);

    public override string ToString() => $"{Path.GetFileName(File)}: {Why}";
}
