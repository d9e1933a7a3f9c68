using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Settings;

/// <summary>
/// Writes the keys of a document as facts, three levels deep and 500 a file at most: a scalar with its value, each scalar item of a list under the name of
/// the list, a mapping without a value.
/// </summary>
internal sealed class KeyFacts(FactWriter facts, string? scope = null)
{
    private const int Most = 500;
    private const int Deepest = 3;
    private const int LongestValue = 400;

    private int written;

    /// <summary>Writes what stands under a dotted name, the name itself included; nothing for an absent node.</summary>
    public void Write(DocumentNode? node, string name, int? line = null)
    {
        if (node is not null)
        {
            Write(node, name, line ?? node.Line, 1 + name.AsSpan().Count('.'));
        }
    }

    /// <summary>Writes the keys of a whole document.</summary>
    public void Write(DocumentNode root)
    {
        foreach (var entry in root.Entries)
        {
            Write(entry.Value, entry.Key, entry.Line, 1);
        }
    }

    private void Write(DocumentNode node, string name, int line, int depth)
    {
        var hasScalars = node.Items.Any(item => item.Kind == NodeKind.Scalar);
        if (name.Length == 0 || (!hasScalars && !Add(node.Value, name, line)))
        {
            return;
        }

        foreach (var item in node.Items)
        {
            if (item.Kind == NodeKind.Scalar)
            {
                Add(item.Value, name, item.Line);
            }
            else if (depth < Deepest)
            {
                WriteEntries(item, name, depth);
            }
        }

        if (depth < Deepest)
        {
            WriteEntries(node, name, depth);
        }
    }

    private void WriteEntries(DocumentNode node, string name, int depth)
    {
        foreach (var entry in node.Entries)
        {
            if (written >= Most)
            {
                return;
            }

            if (entry.Key.Length > 0)
            {
                Write(entry.Value, name + "." + entry.Key, entry.Line, depth + 1);
            }
        }
    }

    private bool Add(string? value, string name, int line)
    {
        if (written >= Most)
        {
            return false;
        }

        written++;
        var kept = string.IsNullOrEmpty(value) ? null : value.Length <= LongestValue ? value : value[..LongestValue];
        facts.Add(new Fact(FactKind.Key, name, new Position(line), kept, scope));
        return true;
    }
}
