namespace RepoMaturity.Core.Documents;

/// <summary>
/// Turns the text of a file into a tolerant syntax document with lines. A reader has no state, never throws on bad input, keeps
/// what it could read, and stays within the limits by counting.
/// </summary>
/// <typeparam name="TDocument">The document it makes.</typeparam>
public interface IReader<out TDocument>
    where TDocument : class
{
    /// <summary>Reads a text.</summary>
    TDocument Read(SourceText source, ReadLimits limits);
}
