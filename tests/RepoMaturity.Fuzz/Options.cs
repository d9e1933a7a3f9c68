using System.Globalization;

namespace RepoMaturity.Fuzz;

/// <summary>What the command line asks for.</summary>
/// <param name="Seconds">How long it runs.</param>
/// <param name="Inputs">How many inputs it reads at most.</param>
/// <param name="Seed">Two runs with one seed draw the same inputs.</param>
/// <param name="Failures">Folder for inputs that failed.</param>
/// <param name="Corpus">Folder of further files to begin with; null for none.</param>
/// <param name="Last">File of the input that is being read; null in the process that starts others.</param>
internal sealed record Options(int Seconds, long Inputs, int Seed, string Failures, string? Corpus, string? Last)
{
    public static Options Parse(string[] arguments)
    {
        var options = new Options(60, long.MaxValue, 1, Path.Combine(Path.GetTempPath(), "repomaturity-fuzz-failures"), null, null);
        for (var i = 0; i + 1 < arguments.Length; i += 2)
        {
            var value = arguments[i + 1];
            options = arguments[i] switch
            {
                "--seconds" => options with { Seconds = int.Parse(value, CultureInfo.InvariantCulture) },
                "--inputs" => options with { Inputs = long.Parse(value, CultureInfo.InvariantCulture) },
                "--seed" => options with { Seed = int.Parse(value, CultureInfo.InvariantCulture) },
                "--failures" => options with { Failures = value },
                "--corpus" => options with { Corpus = value },
                "--last" => options with { Last = value },
                _ => throw new ArgumentException($"There is no option {arguments[i]}."),
            };
        }

        return options;
    }

    /// <summary>As arguments for another process.</summary>
    public IEnumerable<string> ToArguments() =>
    [
        "--seconds", Text(Seconds), "--inputs", Text(Inputs), "--seed", Text(Seed), "--failures", Failures, .. Corpus is null ? [] : new[] { "--corpus", Corpus }, .. Last is null ? [] : new[] { "--last", Last },
    ];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
