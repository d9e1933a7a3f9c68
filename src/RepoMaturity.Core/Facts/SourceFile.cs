using RepoMaturity.Core.Documents;

namespace RepoMaturity.Core.Facts;

/// <summary>A file under analysis. Its text is decoded once and each reader reads it once, whoever asks.</summary>
public sealed class SourceFile
{
    private readonly Dictionary<object, object> documents = new(ReferenceEqualityComparer.Instance);

    /// <summary>Makes a file under analysis.</summary>
    public SourceFile(string path, SourceText source, ReadLimits limits)
    {
        Path = path;
        Source = source;
        Limits = limits;
    }

    /// <summary>Path from the root of the repository.</summary>
    public string Path { get; }

    /// <summary>Its text.</summary>
    public SourceText Source { get; }

    /// <summary>The limits to stay within.</summary>
    public ReadLimits Limits { get; }

    /// <summary>The document that <paramref name="reader"/> makes of this file; the reader runs once.</summary>
    public TDocument Read<TDocument>(IReader<TDocument> reader)
        where TDocument : class
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (!documents.TryGetValue(reader, out var document))
        {
            document = reader.Read(Source, Limits);
            documents.Add(reader, document);
        }

        return (TDocument)document;
    }
}
