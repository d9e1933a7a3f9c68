namespace RepoMaturity.Core.Reports;

/// <summary>A page of the catalogue.</summary>
/// <param name="Path">Path in the folder of the catalogue, with <c>/</c>.</param>
/// <param name="Text">Markdown.</param>
public sealed record CataloguePage(string Path, string Text)
{
    /// <summary>The first line of every page: what begins otherwise was written by somebody else.</summary>
    public const string Mark = "<!-- Written by `repomaturity rules catalogue`: change the rules, not this page. -->";
}
