using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Settings;

/// <summary>
/// Reads .gitattributes (https://git-scm.com/docs/gitattributes). An attribute that is set is its bare name, also where it is written <c>name=true</c>; one that is unset is <c>-name</c>,
/// also where it is written <c>name=false</c>; any other keeps its value: <c>filter=lfs</c>.
/// </summary>
public sealed class GitAttributesDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "git-attributes";

    /// <inheritdoc/>
    public string Summary => ".gitattributes: attributes and the patterns that have them.";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Attribute];

    /// <inheritdoc/>
    public bool Claims(string path) => RepositoryPath.Name(path) == ".gitattributes";

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var number = 0;
        foreach (var range in file.Source.Text.AsSpan().Split('\n'))
        {
            number++;
            var line = file.Source.Text.AsSpan(range).Trim().TrimStart('\uFEFF');
            if (line.IsEmpty || line[0] == '#' || line.StartsWith("[attr]", StringComparison.Ordinal))
            {
                continue;
            }

            var end = PatternEnd(line);
            var pattern = line[..end].Trim('"').ToString();
            foreach (var word in line[end..].ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                facts.Add(new Fact(FactKind.Attribute, Normalise(word), new Position(number), pattern));
            }
        }
    }

    // A pattern with spaces stands in quotes.
    private static int PatternEnd(ReadOnlySpan<char> line)
    {
        if (line[0] == '"' && line[1..].IndexOf('"') is >= 0 and var quote)
        {
            return quote + 2;
        }

        var end = line.IndexOfAny(' ', '\t');
        return end < 0 ? line.Length : end;
    }

    private static string Normalise(string word) => word.Split('=', 2) switch
    {
        [var name, "true" or "1"] => name,
        [var name, "false" or "0"] => "-" + name,
        _ => word,
    };
}
