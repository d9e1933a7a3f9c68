namespace RepoMaturity.Core.Documents;

/// <summary>
/// Reads TOML 1.0 (https://toml.io/en/v1.0.0), tolerantly: numbers, dates and booleans stay the text that is written, duplicate keys are kept, inline tables may span lines. A line that
/// cannot be read is a problem, and reading goes on with the next one. The one root is a mapping.
/// </summary>
public sealed class TomlReader : IReader<StructuredDocument>
{
    private TomlReader()
    {
    }

    /// <summary>The one reader there is.</summary>
    public static TomlReader Instance { get; } = new();

    /// <inheritdoc/>
    public StructuredDocument Read(SourceText source, ReadLimits limits)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(limits);
        return Admission.Refuse(source, limits)
            ?? TemplateMask.Read(Admission.WithoutMark(source.Text), TemplateMask.Style.QuotedText, (text, _) => new TomlParser(text, limits).Parse());
    }
}
