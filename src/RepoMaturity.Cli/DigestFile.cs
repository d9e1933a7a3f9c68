using RepoMaturity.Core.Comparison;
using RepoMaturity.Core.Reports;

namespace RepoMaturity.Cli;

/// <summary>JSON reports as files of this machine.</summary>
internal static class DigestFile
{
    /// <summary>The report that a word names; null where it names a commit. A file that has but the name of a commit is none: a change could have brought it, and chosen what it is compared with.</summary>
    public static AssessmentDigest? Find(string word) =>
        word.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || word.StartsWith("./", StringComparison.Ordinal) || word.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(word) ? Read(word) : null;

    /// <summary>The report of a file.</summary>
    public static AssessmentDigest Read(string file)
    {
        return DigestReader.Read(ReportBytes.Of(file)) is { } digest
            ? digest with { Side = digest.Side with { Asked = Path.GetFileName(file) } }
            : throw new UsageException($"'{file}' is no JSON report of this program, or one of a schema that it does not know.");
    }
}
