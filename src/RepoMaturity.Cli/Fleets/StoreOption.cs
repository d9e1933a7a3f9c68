using System.CommandLine;
using RepoMaturity.Fleet.Results;

namespace RepoMaturity.Cli.Fleets;

/// <summary><c>--store</c>: where results are kept.</summary>
internal sealed class StoreOption
{
    private readonly Option<string> option = new("--store") { Description = "The folder in which results are kept.", HelpName = "DIR", Required = true };

    public Option Option => option;

    /// <summary>The store, as it was written.</summary>
    public string Place(ParseResult result) => result.GetValue(option) is { Length: > 0 } place ? place : throw new UsageException("--store is empty: name a folder.");

    /// <summary>The store, to write into it.</summary>
    public FolderResultStore Open(ParseResult result) => FolderResultStore.Open(Place(result));

    /// <summary>The store, to read from it.</summary>
    public IResultStore OpenToRead(ParseResult result) => FolderResultStore.OpenToRead(Place(result));
}
