namespace RepoMaturity.GitHub;

/// <summary>A run of a workflow.</summary>
/// <param name="WorkflowId">The workflow.</param>
/// <param name="Event">What started it.</param>
/// <param name="Conclusion">How it ended; null while it runs.</param>
/// <param name="CreatedAt">When it began.</param>
public sealed record WorkflowRun(long WorkflowId, string Event, string? Conclusion, DateTimeOffset CreatedAt);
