namespace RepoMaturity.Git.Objects;

/// <summary>What became of a question for an object.</summary>
internal enum ObjectStatus
{
    /// <summary>Its bytes are there.</summary>
    Found,

    /// <summary>It is there and larger than asked for.</summary>
    TooLarge,

    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>The name stands for several objects.</summary>
    Ambiguous,

    /// <summary>It is damaged, and the program has ended.</summary>
    Failed,
}
