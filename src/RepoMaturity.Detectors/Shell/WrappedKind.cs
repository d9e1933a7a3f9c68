namespace RepoMaturity.Detectors.Shell;

/// <summary>What the words that a wrapper leaves are.</summary>
internal enum WrappedKind
{
    /// <summary>A command.</summary>
    Command,

    /// <summary>The arguments of a Python interpreter: a script, or <c>-m</c> and a module.</summary>
    Python,

    /// <summary>The same, somewhere after options that are too many to list.</summary>
    PythonAfterOptions,

    /// <summary>A Python script where the first word looks like one or is <c>-m</c>, else a command.</summary>
    PythonOrCommand,

    /// <summary>A command after <c>--</c>.</summary>
    AfterDashes,

    /// <summary>A text for a shell.</summary>
    Text,
}
