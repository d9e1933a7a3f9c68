namespace RepoMaturity.Core.Facts;

/// <summary>Compares facts, and references, without regard to where they stand.</summary>
internal sealed class PlaceBlind : IEqualityComparer<Fact>, IEqualityComparer<Reference>
{
    private PlaceBlind()
    {
    }

    /// <summary>The one there is.</summary>
    public static PlaceBlind Comparer { get; } = new();

    /// <inheritdoc/>
    public bool Equals(Fact? x, Fact? y) => ReferenceEquals(x, y) || (x is not null && y is not null && x.Kind == y.Kind && x.Name == y.Name
        && x.Value == y.Value && x.Scope == y.Scope && x.Arguments.AsSpan().SequenceEqual(y.Arguments.AsSpan()));

    /// <inheritdoc/>
    public int GetHashCode(Fact obj) => (((((int)obj.Kind * 31) + Of(obj.Name)) * 31) + Of(obj.Value)) * 31 + Of(obj.Scope)
        + (obj.Arguments.IsEmpty ? 0 : (obj.Arguments.Length * 31) + Of(obj.Arguments[0].Value));

    /// <inheritdoc/>
    public bool Equals(Reference? x, Reference? y) => ReferenceEquals(x, y) || (x is not null && y is not null && x.Kind == y.Kind && x.Target == y.Target
        && x.Scope == y.Scope && x.Folder == y.Folder && x.Text == y.Text && x.ByTestRunner == y.ByTestRunner
        && x.Arguments.AsSpan().SequenceEqual(y.Arguments.AsSpan()));

    /// <inheritdoc/>
    public int GetHashCode(Reference obj) => (((Of(obj.Kind) * 31) + Of(obj.Target)) * 31) + Of(obj.Scope)
        + (obj.Arguments.IsEmpty ? 0 : (obj.Arguments.Length * 31) + Of(obj.Arguments[^1].Name));

    private static int Of(string? text) => text is null ? 0 : text.GetHashCode(StringComparison.Ordinal);
}
