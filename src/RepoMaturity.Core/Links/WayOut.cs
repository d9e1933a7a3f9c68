using RepoMaturity.Core.Facts;

namespace RepoMaturity.Core.Links;

/// <summary>A place where a chain leaves the repository, so that what lies behind cannot be seen.</summary>
/// <param name="From">The unit that names something outside.</param>
/// <param name="Position">Where.</param>
/// <param name="Text">How it is named.</param>
public sealed record WayOut(UnitKey From, Position Position, string Text);
