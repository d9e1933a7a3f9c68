namespace RepoMaturity.Cli;

/// <summary>What the program ends with.</summary>
internal static class ExitCode
{
    /// <summary>The report is complete, or says what it lacks.</summary>
    public const int Done = 0;

    /// <summary>A gate failed.</summary>
    public const int GateFailed = 1;

    /// <summary>Wrong use, or rules with mistakes.</summary>
    public const int WrongUse = 2;

    /// <summary>Nothing could be scanned, the program failed, or a gate's answer depends on what was not read.</summary>
    public const int NothingScanned = 3;

    /// <summary>The codes as help prints them.</summary>
    public const string Help = """
        Exit codes:
          0  the report is complete, or says what it lacks
          1  a gate failed
          2  wrong use or configuration
          3  nothing could be scanned, or a gate's answer depends on what was not read
          130, 143  ended by SIGINT (Ctrl+C) or SIGTERM: there is no report
        """;
}
