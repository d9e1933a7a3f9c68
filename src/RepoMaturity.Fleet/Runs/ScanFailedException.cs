namespace RepoMaturity.Fleet.Runs;

/// <summary>A repository could not be scanned. The message is for people.</summary>
public sealed class ScanFailedException : Exception
{
    /// <summary>Makes an exception.</summary>
    /// <param name="message">Why.</param>
    /// <param name="mayPass">Whether it may go well when it is tried again.</param>
    public ScanFailedException(string message, bool mayPass)
        : base(message) => MayPass = mayPass;

    /// <summary>Makes an exception with its cause.</summary>
    /// <param name="message">Why.</param>
    /// <param name="mayPass">Whether it may go well when it is tried again.</param>
    public ScanFailedException(string message, bool mayPass, Exception innerException)
        : base(message, innerException) => MayPass = mayPass;

    /// <summary>Whether it may go well when it is tried again.</summary>
    public bool MayPass { get; }
}
