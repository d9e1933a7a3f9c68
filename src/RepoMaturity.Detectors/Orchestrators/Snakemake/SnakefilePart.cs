namespace RepoMaturity.Detectors.Orchestrators.Snakemake;

/// <summary>A keyword of a Snakefile and what it is given.</summary>
/// <param name="Keyword"><c>rule</c>, <c>shell</c>, <c>script</c>, ...</param>
/// <param name="Name">Name of a rule; empty for others.</param>
/// <param name="Text">Its texts, joined as Python joins them; of <c>run</c>, the code.</param>
/// <param name="Line">Line of the text, from 1; of the keyword where there is none.</param>
internal sealed record SnakefilePart(string Keyword, string Name, string Text, int Line);
