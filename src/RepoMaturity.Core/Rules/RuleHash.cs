using System.Security.Cryptography;
using System.Text;
using RepoMaturity.Core.Documents;

namespace RepoMaturity.Core.Rules;

/// <summary>Hashes what of rule files can change an answer: without examples and sightings, so that compiled rules and their source agree.</summary>
internal sealed class RuleHash : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>What waits to be hashed: thousands of short texts go together.</summary>
    private byte[] waiting = new byte[64 * 1024];
    private int length;

    /// <summary>Takes a file in.</summary>
    public void Append(RuleFile file)
    {
        Append(file.Path);
        Append(file.Document.Root, isTop: true);
    }

    /// <summary>The hash of all files that were taken in.</summary>
    public string Digest()
    {
        Flush();
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

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
        var most = Encoding.UTF8.GetMaxByteCount(text.Length) + 1;
        if (length + most > waiting.Length)
        {
            Flush();
            waiting = most > waiting.Length ? new byte[most] : waiting;
        }

        length += Encoding.UTF8.GetBytes(text, waiting.AsSpan(length));
        waiting[length++] = 0;
    }

    private void Flush()
    {
        hash.AppendData(waiting, 0, length);
        length = 0;
    }
}
