namespace RepoMaturity.Web;

/// <summary>What is asked has no answer; the message is one sentence.</summary>
internal sealed class BadQuestionException(string message) : Exception(message);
