using System.Collections.Immutable;
using System.Globalization;
using RepoMaturity.Core.Reports;
using RepoMaturity.Fleet.Sources;
using RepoMaturity.Git;
using RepoMaturity.Git.Remotes;

namespace RepoMaturity.Fleet.Runs;

/// <summary>Looks at repositories with git: those of this machine where they are, others in a clone that is deleted after, or kept.</summary>
/// <param name="clones">Makes the clones.</param>
/// <param name="program">The program that scans one repository.</param>
/// <param name="work">A folder for what is not finished.</param>
/// <param name="kept">A folder for clones that are kept; null to keep none.</param>
/// <param name="teamPrefix">How a topic begins that names a team.</param>
public sealed class GitRepositoryReader(BareClones clones, ScanProgram program, string work, string? kept, string teamPrefix) : IRepositoryReader
{
    /// <summary>Far more than any report has.</summary>
    private const int LargestReport = 64 * 1024 * 1024;

    /// <summary>Hosting services read no larger file of owners.</summary>
    private const int LargestOwners = 3 * 1024 * 1024;

    private int number;

    /// <inheritdoc/>
    public Task<string?> HeadAsync(FleetRepository repository, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return Task.Run(() => Guarded(repository, () => AddressOf(repository) is { } address ? InFolder(folder => clones.Head(address, folder, cancellation)) : RepositoryLook.Head(Existing(repository.Place))), cancellation);
    }

    /// <inheritdoc/>
    public async Task<RepositoryReading> ScanAsync(FleetRepository repository, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(repository);
        var folder = NewFolder();
        try
        {
            var place = await Task.Run(() => Guarded(repository, () => Place(repository, folder, cancellation)), cancellation).ConfigureAwait(false);
            var commit = Guarded(repository, () => RepositoryLook.Head(place)) ?? throw new ScanFailedException("There is no commit yet.", mayPass: false);
            var report = await ScanAsync(place, commit, folder, isPassing: kept is null && place != repository.Place, cancellation).ConfigureAwait(false);
            return new RepositoryReading(commit, report, Guarded(repository, () => TeamsOf(place, commit, repository)));
        }
        finally
        {
            BareClones.Delete(folder);
        }
    }

    private static RemoteAddress? AddressOf(FleetRepository repository) => !RemoteAddress.IsMeant(repository.Place) || Directory.Exists(repository.Place) ? null
        : RemoteAddress.Parse(repository.Place, out var wrong) ?? throw new ScanFailedException(wrong!, mayPass: false);

    private static string Existing(string folder) => Directory.Exists(folder) ? folder : throw new ScanFailedException($"There is no folder {folder}.", mayPass: false);

    private static T Guarded<T>(FleetRepository repository, Func<T> look)
    {
        try
        {
            return look();
        }
        catch (RepositoryException unreadable)
        {
            // A server may be back soon; a folder is as it is.
            throw new ScanFailedException(unreadable.Message, RemoteAddress.IsMeant(repository.Place) && !unreadable.Message.Contains("it does not exist", StringComparison.Ordinal), unreadable);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new ScanFailedException(failed.Message, mayPass: true, failed);
        }
    }

    /// <summary>Where the repository can be read.</summary>
    private string Place(FleetRepository repository, string folder, CancellationToken cancellation)
    {
        if (AddressOf(repository) is not { } address)
        {
            return Existing(repository.Place);
        }

        var clone = kept is null ? Path.Combine(folder, address.Name + ".git") : Path.Combine(kept, repository.Name.Replace(':', '_') + ".git");
        Directory.CreateDirectory(Path.GetDirectoryName(clone)!);
        clones.Take(address, clone, cancellation);
        return clone;
    }

    private async Task<ReadOnlyMemory<byte>> ScanAsync(string place, string commit, string folder, bool isPassing, CancellationToken cancellation)
    {
        var output = Path.Combine(folder, "report.json");
        var temporary = Directory.CreateDirectory(Path.Combine(folder, "temporary")).FullName;
        var scan = new ChildScan(program);
        await scan.RunAsync(["scan", place, "--rev", commit, "--format", "json", "--output", output, "--quiet", .. program.Options, .. isPassing ? program.OptionsOfPassing : []], temporary, cancellation).ConfigureAwait(false);

        // A gate of the repository's own that fails is no failure of the scan: there is a report.
        if (!File.Exists(output))
        {
            throw new ScanFailedException(scan.Failure ?? "The scan left no report.", mayPass: false);
        }

        if (new FileInfo(output).Length > LargestReport)
        {
            throw new ScanFailedException("The report is larger than any should be.", mayPass: false);
        }

        ReadOnlyMemory<byte> report = await File.ReadAllBytesAsync(output, cancellation).ConfigureAwait(false);
        return DigestReader.Read(report)?.Side.Commit == commit ? report : throw new ScanFailedException("The scan left a report of something else.", mayPass: true);
    }

    private ImmutableArray<string> TeamsOf(string place, string commit, FleetRepository repository)
    {
        var found = RepositoryLook.Read(place, commit, TeamReader.Places, LargestOwners);
        var owners = TeamReader.Places.Select(path => found.TryGetValue(path, out var content) ? content : (ReadOnlyMemory<byte>?)null).FirstOrDefault(content => content is not null);
        return TeamReader.Read(owners.GetValueOrDefault().Span, repository.Topics, teamPrefix);
    }

    private T InFolder<T>(Func<string, T> look)
    {
        var folder = NewFolder();
        try
        {
            return look(folder);
        }
        finally
        {
            BareClones.Delete(folder);
        }
    }

    /// <summary>A folder that is no other process's: scans that a killed one left behind may go on for a while in theirs.</summary>
    private string NewFolder() =>
        Directory.CreateDirectory(Path.Combine(work, string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}.{Interlocked.Increment(ref number)}"))).FullName;
}
