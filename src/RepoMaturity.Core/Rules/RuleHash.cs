using System.Text;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Core.Rules;

/// <summary>Hashes what of rule files can change an answer: without examples and sightings, so that compiled rules and their source agree.</summary>
internal sealed class RuleHash : IDisposable
{
    private readonly BatchedHash hash = new();

    /// <summary>Takes a file in.</summary>
    public void Append(RuleFile file)
    {
        Append(file.Path);
        Append(file.Document.Root, isTop: true);
    }

    /// <summary>The hash of all files that were taken in.</summary>
    public string Digest() => hash.ToText()[..16];

    /// <inheritdoc/>
    public void Dispose() => hash.Dispose();

    private void Append(DocumentNode node, bool isTop)
    {
        Append(node.Kind switch { NodeKind.Mapping => nameof(NodeKind.Mapping), NodeKind.Sequence => nameof(NodeKind.Sequence), _ => nameof(NodeKind.Scalar) });
        Append(node.Value ?? string.Empty);
        foreach (var entry in node.Entries)
        {
            if (!isTop || RuleFile.ChangesAnswers(entry.Key))
            {
                Append(entry.Key);
                Append(entry.Value, isTop: false);
            }
        }

        foreach (var item in node.Items)
        {
            Append(item, isTop: false);
        }

        Append("end");
    }

    private void Append(string text)
    {
        hash.Add(Encoding.UTF8.GetBytes(text));
        hash.Add([0]);
    }
}
