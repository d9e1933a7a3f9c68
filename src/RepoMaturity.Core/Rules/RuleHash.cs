using System.Security.Cryptography;
using System.Text;
using RepoMaturity.Core.Documents;

namespace RepoMaturity.Core.Rules;

/// <summary>Hashes what of a rule file can change an answer: without examples and sightings, so that compiled rules and their source agree.</summary>
internal static class RuleHash
{
    public static void Append(IncrementalHash hash, RuleFile file)
    {
        Append(hash, file.Path);
        Append(hash, file.Document.Root, isTop: true);
    }

    private static void Append(IncrementalHash hash, DocumentNode node, bool isTop)
    {
        Append(hash, node.Kind.ToString());
        Append(hash, node.Value ?? string.Empty);
        foreach (var entry in node.Entries)
        {
            if (!isTop || RuleFile.ChangesAnswers(entry.Key))
            {
                Append(hash, entry.Key);
                Append(hash, entry.Value, isTop: false);
            }
        }

        foreach (var item in node.Items)
        {
            Append(hash, item, isTop: false);
        }

        Append(hash, "end");
    }

    private static void Append(IncrementalHash hash, string text)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        hash.AppendData([0]);
    }
}
