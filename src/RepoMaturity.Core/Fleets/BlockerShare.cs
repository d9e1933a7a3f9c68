namespace RepoMaturity.Core.Fleets;

/// <summary>Something that holds repositories back.</summary>
/// <param name="Item">Id of the item that is not met.</param>
/// <param name="Name">What it asks for.</param>
/// <param name="Repositories">How many lack it for their next stage.</param>
/// <param name="Alone">How many of them lack nothing else, and would be in the next stage with it.</param>
public sealed record BlockerShare(string Item, string Name, int Repositories, int Alone);
