namespace RepoMaturity.GitHub.Comments;

/// <summary>Which run of a workflow speaks: a later number is newer, and of one number a later attempt.</summary>
/// <param name="Number">The number of the run, from 1.</param>
/// <param name="Attempt">How often it was started again, from 1.</param>
public readonly record struct RunOrder(long Number, int Attempt) : IComparable<RunOrder>
{
    /// <inheritdoc/>
    public int CompareTo(RunOrder other) => Number != other.Number ? Number.CompareTo(other.Number) : Attempt.CompareTo(other.Attempt);

    /// <summary><c>12.1</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Number}.{Attempt}");
}
