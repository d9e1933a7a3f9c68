namespace RepoMaturity.Tests.GitHub;

/// <summary>A comment of the fake.</summary>
internal sealed record FakeComment(long Id, string Body, string Login, string Type);
