namespace RepoMaturity.Git.Objects;

/// <summary>One entry of a tree object.</summary>
/// <param name="Name">Its name; bytes that are no UTF-8 are replaced.</param>
/// <param name="Mode">Its mode.</param>
/// <param name="Id">Id of the blob, tree or commit.</param>
internal readonly record struct TreeItem(string Name, int Mode, string Id);
