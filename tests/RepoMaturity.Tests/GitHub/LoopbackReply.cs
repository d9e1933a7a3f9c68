namespace RepoMaturity.Tests.GitHub;

/// <summary>What is answered.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body.</param>
/// <param name="Headers">Headers beside its length.</param>
internal sealed record LoopbackReply(int Status, string Body, params (string Name, string Value)[] Headers)
{
    /// <summary>How many bytes of the answer are sent before the connection is cut; null for all.</summary>
    public int? CutAfter { get; init; }

    /// <summary>Whether no length is named, so that only the end of the connection ends the body.</summary>
    public bool HidesLength { get; init; }

    /// <summary>Nothing, and the connection is cut.</summary>
    public static LoopbackReply Broken { get; } = new(200, "{}") { CutAfter = 0 };

    /// <summary>A refusal in GitHub's words.</summary>
    public static LoopbackReply Refused(int status, string message, params (string Name, string Value)[] headers) => new(status, $$"""{"message":"{{message}}","documentation_url":"https://docs.github.com/rest"}""", headers);
}
