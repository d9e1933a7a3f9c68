namespace RepoMaturity.Fleet;

/// <summary>A fleet cannot be looked at as asked. The message is for people, and says what to do.</summary>
public sealed class FleetException : Exception
{
    /// <summary>Makes an exception.</summary>
    public FleetException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with its cause.</summary>
    public FleetException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
