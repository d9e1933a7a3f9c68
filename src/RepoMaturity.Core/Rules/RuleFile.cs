using RepoMaturity.Core.Documents;

namespace RepoMaturity.Core.Rules;

/// <summary>A file of rules, read into a document.</summary>
/// <param name="Path">Path relative to the rules folder, with <c>/</c>: it says which kind of rule the file holds.</param>
/// <param name="Document">Its content.</param>
public sealed record RuleFile(string Path, StructuredDocument Document)
{
    /// <summary>Reads a file of a rules folder.</summary>
    /// <param name="path">Path relative to the rules folder, with <c>/</c>.</param>
    /// <param name="yaml">Its bytes.</param>
    public static RuleFile Parse(string path, ReadOnlySpan<byte> yaml) => new(path, YamlReader.Instance.Read(SourceText.Decode(yaml), ReadLimits.Default));

    /// <summary>Whether a key at the top of a file can change an answer: examples and sightings only show that the rest is right.</summary>
    internal static bool ChangesAnswers(string key) => key is not ("examples" or "seen");
}
