using System.Collections.Immutable;

namespace RepoMaturity.Core.Facts;

/// <summary>One thing a file says, without any judgement: <c>dependency mlflow 2.9.2 :3</c>, <c>call mlflow.register_model :44</c>.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Name">See <see cref="FactKind"/>.</param>
/// <param name="Position">Where it says so.</param>
/// <param name="Value">See <see cref="FactKind"/>; null when there is none.</param>
/// <param name="Scope">
/// Id of what it stands in: a <see cref="Unit"/> of the same file, or a plain scope such as a function (<c>def:train</c>); null for the file itself.
/// </param>
public sealed record Fact(FactKind Kind, string Name, Position Position, string? Value = null, string? Scope = null)
{
    /// <summary>Named arguments or inputs, in the order written; the value of one that is no constant is null.</summary>
    public ImmutableArray<Argument> Arguments { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(Fact? other) => other is not null && Kind == other.Kind && Name == other.Name && Position == other.Position
        && Value == other.Value && Scope == other.Scope && Arguments.AsSpan().SequenceEqual(other.Arguments.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var argument in Arguments)
        {
            hash.Add(argument);
        }

        return HashCode.Combine(Kind, Name, Position, Value, Scope, hash.ToHashCode());
    }
}
