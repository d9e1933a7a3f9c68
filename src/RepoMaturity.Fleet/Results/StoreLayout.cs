using System.Security.Cryptography;
using System.Text;

namespace RepoMaturity.Fleet.Results;

/// <summary>Where the parts of a store lie in its folder.</summary>
/// <param name="Folder">The folder.</param>
internal sealed record StoreLayout(string Folder)
{
    private const int NameLength = 24;

    /// <summary>All that happened.</summary>
    public string History => Path.Combine(Folder, "history.jsonl");

    /// <summary>How each repository stands; made again from the history where it is not there.</summary>
    public string Index => Path.Combine(Folder, "index.jsonl");

    /// <summary>Held by the one that writes.</summary>
    public string Lock => Path.Combine(Folder, "lock");

    /// <summary>The work list of a run.</summary>
    public string Work => Path.Combine(Folder, "work.jsonl");

    /// <summary>What became of the items of that list.</summary>
    public string Progress => Path.Combine(Folder, "progress.jsonl");

    /// <summary>What is not finished. It belongs to the one that writes, who empties it when it begins.</summary>
    public string Unfinished => Path.Combine(Folder, "unfinished");

    /// <summary>The report of a result.</summary>
    public string Report(ResultKey key) => Path.Combine(Folder, "reports", RepositoryFolder(key), ReportName(key));

    /// <summary>The same before it is known to be kept.</summary>
    public string UnfinishedReport(ResultKey key) => Path.Combine(Unfinished, $"{RepositoryFolder(key).Replace('/', '-')}.{ReportName(key)}");

    private static string ReportName(ResultKey key) => $"{key.Commit}.{key.Model}.json";

    /// <summary>A folder of repositories, in it one of this repository: names are long, and differ in signs that files cannot have.</summary>
    private static string RepositoryFolder(ResultKey key)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key.Repository)))[..NameLength];
        return $"{name[..2]}/{name}";
    }
}
