namespace RepoMaturity.Detectors.Shell;

/// <summary>A program that runs another one which is named in its own words.</summary>
/// <param name="Name">The words with which it begins: <c>uv run</c>.</param>
/// <param name="Options">Its options that take the next word as value.</param>
internal sealed record CommandWrapper(string Name, string Options = "")
{
    /// <summary>The words with which it begins.</summary>
    public string[] Words { get; } = Name.Split(' ');

    /// <summary>The options that take the next word as value.</summary>
    public HashSet<string> Valued { get; } = WordSet.Of(Options);

    /// <summary>The one option that names the folder to run in; empty for none.</summary>
    public string FolderOption { get; init; } = string.Empty;

    /// <summary>Options without a value, where every other long option takes one; null where <see cref="Valued"/> lists those that do.</summary>
    public HashSet<string>? Flags { get; init; }

    /// <summary>Whether it says something itself, so that it is a command besides what it runs.</summary>
    public bool IsTold { get; init; }

    /// <summary>Words of its own after the options: the image of <c>docker run</c>.</summary>
    public int Skipped { get; init; }

    /// <summary>What is left.</summary>
    public WrappedKind Leaves { get; init; }

    /// <summary>Kind of reference to its own tasks, of which the first word that is left may name one; empty where it has none.</summary>
    public string Tasks { get; init; } = string.Empty;

    /// <summary>Whether what it runs runs in a folder that is not known.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>The index behind the words with which it begins, options between them passed over; 0 when the command does not begin so.</summary>
    public int Begins(IReadOnlyList<string> command)
    {
        var at = 1;
        for (var i = 1; i < Words.Length; i++, at++)
        {
            while (at < command.Count && command[at] != Words[i] && command[at].StartsWith('-'))
            {
                at += TakesNext(command[at]) ? 2 : 1;
            }

            if (at >= command.Count || command[at] != Words[i])
            {
                return 0;
            }
        }

        return at < command.Count ? at : 0;
    }

    /// <summary>Whether the word after an option is its value.</summary>
    public bool TakesNext(string option) => Valued.Contains(option)
        || (Flags is not null && option.StartsWith("--", StringComparison.Ordinal) && !option.Contains('=', StringComparison.Ordinal) && !Flags.Contains(option));
}
