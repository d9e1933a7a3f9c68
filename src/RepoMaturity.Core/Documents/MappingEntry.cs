namespace RepoMaturity.Core.Documents;

/// <summary>A key of a mapping and its value.</summary>
/// <param name="Key">The key as the format reads it; a key that is no scalar is kept as an empty text.</param>
/// <param name="Line">Line of the key, from 1.</param>
/// <param name="Value">The value; an empty scalar where the format has none.</param>
public sealed record MappingEntry(string Key, int Line, DocumentNode Value);
