using System.Globalization;

namespace RepoMaturity.Cli;

/// <summary>How well a practice was told in labelled repositories, as <c>docs/accuracy.tsv</c> has it: of implemented or above.</summary>
/// <param name="Precision">Of what was reported, how much readers found too; null where nothing was reported.</param>
/// <param name="Recall">Of what readers found, how much was reported; null where they found nothing.</param>
/// <param name="Labelled">In how many repositories readers found it.</param>
internal sealed record MeasuredAccuracy(double? Precision, double? Recall, int Labelled)
{
    private const string Resource = "accuracy.tsv";

    private const string Missing = "-";

    /// <summary>The measured practices by id.</summary>
    public static IReadOnlyDictionary<string, MeasuredAccuracy> Load()
    {
        using var stream = typeof(MeasuredAccuracy).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd());
    }

    /// <summary>Reads the table: a line of names, then a practice a line.</summary>
    public static IReadOnlyDictionary<string, MeasuredAccuracy> Read(string table)
    {
        var lines = table.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToList();
        var (labelled, precision, recall) = (Array.IndexOf(lines[0], "labelled"), Array.IndexOf(lines[0], "precision"), Array.IndexOf(lines[0], "recall"));
        return lines.Skip(1).ToDictionary(
            cells => cells[0],
            cells => new MeasuredAccuracy(Share(cells[precision]), Share(cells[recall]), int.Parse(cells[labelled], CultureInfo.InvariantCulture)),
            StringComparer.Ordinal);
    }

    /// <summary><c>precision 0.93, recall 0.88, n 14</c>.</summary>
    public override string ToString() => $"precision {Words(Precision)}, recall {Words(Recall)}, n {Labelled.ToString(CultureInfo.InvariantCulture)}";

    private static double? Share(string cell) => cell == Missing ? null : double.Parse(cell, CultureInfo.InvariantCulture);

    private static string Words(double? share) => share?.ToString("0.00", CultureInfo.InvariantCulture) ?? Missing;
}
