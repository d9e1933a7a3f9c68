namespace RepoMaturity.Core.Reports;

/// <summary>The program that made a report.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version, without the commit it was built from.</param>
public sealed record Tool(string Name, string Version);
