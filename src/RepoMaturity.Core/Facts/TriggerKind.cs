namespace RepoMaturity.Core.Facts;

/// <summary>What starts a unit.</summary>
public enum TriggerKind
{
    /// <summary>A person: a button, a command.</summary>
    Manual,

    /// <summary>A push, a tag or a release.</summary>
    Push,

    /// <summary>A pull or merge request.</summary>
    PullRequest,

    /// <summary>A clock.</summary>
    Schedule,

    /// <summary>An event that a system sends: new data, a message, the end of another workflow.</summary>
    Event,
}
