namespace RepoMaturity.Cli;

/// <summary>The program was asked for something that makes no sense.</summary>
/// <param name="message">One sentence or more for people: what is wrong and what to do.</param>
internal sealed class UsageException(string message) : Exception(message);
