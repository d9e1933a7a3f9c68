using System.Collections.Immutable;

namespace RepoMaturity.Core.Reports;

/// <summary>A line of a text report.</summary>
/// <param name="Spans">Its pieces, in order; none for an empty line.</param>
public sealed record TextLine(ImmutableArray<TextSpan> Spans)
{
    /// <summary>The line without styles.</summary>
    public override string ToString() => string.Concat(Spans.Select(span => span.Text));
}
