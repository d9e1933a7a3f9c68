namespace RepoMaturity.Cli;

/// <summary>The program was asked for something that makes no sense.</summary>
/// <param name="message">One sentence or more for people: what is wrong and what to do.</param>
internal sealed class UsageException(string message) : Exception(message)
{
    /// <summary>Refuses what a check found wrong; null where it found nothing.</summary>
    public static void ThrowIf(string? wrong)
    {
        if (wrong is not null)
        {
            throw new UsageException(wrong);
        }
    }
}
