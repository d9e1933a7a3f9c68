namespace RepoMaturity.Core.Evaluation;

/// <summary>A reason why a practice could stand higher than what is proved.</summary>
/// <param name="Claim">The practice or aspect.</param>
/// <param name="CouldBe">The level it could have.</param>
/// <param name="Because">The named cause, one sentence.</param>
internal sealed record Pointer(string Claim, Rules.Level CouldBe, string Because)
{
    /// <summary>The file that points away or was not read; null when it is the history.</summary>
    public string? Path { get; init; }

    /// <summary>Whether it speaks of the aspects of its practice too: what an unread file could hold is told of each aspect by itself.</summary>
    public bool CoversAspects { get; init; } = true;
}
