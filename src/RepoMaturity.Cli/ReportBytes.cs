namespace RepoMaturity.Cli;

/// <summary>The bytes of stored JSON reports, which strangers may have written.</summary>
internal static class ReportBytes
{
    /// <summary>Far more than any report has.</summary>
    private const int Most = 64 * 1024 * 1024;

    /// <summary>Reads a file; refuses what is not there, and what no report is as large as.</summary>
    public static byte[] Of(string file)
    {
        if (!File.Exists(file))
        {
            throw new UsageException($"There is no report '{file}': write one with 'scan --format json --output {file}'.");
        }

        return NamedFile.Read(file, Most) ?? throw new UsageException($"'{file}' is too large for a report.");
    }
}
