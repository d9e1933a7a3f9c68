using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RepoMaturity.Core.Comparison;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>
/// Reads the fields of a JSON object that a stranger may have written: each must have its type and lie within its bounds. What does not throws one of <see cref="IsBroken"/>.
/// </summary>
internal readonly struct JsonFields(JsonElement element, int mostCharacters)
{
    private const int MostItems = 100_000;
    private const int LargestNumber = 1_000_000_000;

    /// <summary>Whether an exception says that a document is not what it should be.</summary>
    public static bool IsBroken(Exception exception) => exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException;

    /// <summary>The object under a name.</summary>
    public JsonFields this[string name] => Checked(element.GetProperty(name));

    /// <summary>Whether there is something under a name.</summary>
    public bool Has(string name) => element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>The object under a name; null where there is none.</summary>
    public JsonFields? Optional(string name) => Has(name) ? this[name] : null;

    public string Text(string name) => Checked(element.GetProperty(name).GetString() ?? throw new FormatException());

    public string? OptionalText(string name) => Has(name) ? Text(name) : null;

    public bool Flag(string name) => element.GetProperty(name).GetBoolean();

    public int Number(string name, int least = 0, int most = LargestNumber) =>
        element.GetProperty(name).GetInt32() is var number && number >= least && number <= most ? number : throw new FormatException();

    public int? OptionalNumber(string name, int least = 0, int most = LargestNumber) => Has(name) ? Number(name, least, most) : null;

    public decimal Amount(string name) => element.GetProperty(name).GetDecimal() is var amount && amount is >= 0 and <= LargestNumber ? amount : throw new FormatException();

    public Level Level(string name) => (Level)Number(name, 0, (int)Rules.Level.Automated);

    /// <summary>One of the words of an enumeration.</summary>
    public TWord Word<TWord>(string name)
        where TWord : struct, Enum => Words.Find<TWord>(Text(name)) ?? throw new FormatException();

    public ItemStatus Status(string name) => FrameworkJson.StatusOf(Text(name)) ?? throw new FormatException();

    public ImmutableArray<string> Texts(string name)
    {
        var fields = this;
        return [.. Elements(name).Select(item => fields.Checked(item.GetString() ?? throw new FormatException()))];
    }

    public ImmutableArray<TItem> List<TItem>(string name, Func<JsonFields, TItem> read)
    {
        var fields = this;
        return [.. Elements(name).Select(item => read(fields.Checked(item)))];
    }

    public Points? Points(string name) => Optional(name) is { } points ? new Points(points.Amount("low"), points.Amount("high")) : null;

    public Spread? Spread(string name) => Optional(name) is { } spread ? new Spread(spread.Number("units"), spread.Number("of")) : null;

    /// <summary>Evidence as reports and deltas write it.</summary>
    /// <param name="technologyOf">The name of a technology.</param>
    public EvidenceDigest Evidence(Func<string, string> technologyOf)
    {
        var path = OptionalText("path");
        return new EvidenceDigest(
            Text("source"),
            path,
            Position(),
            Text("detail"),
            Level("level"),
            OptionalText("technology") is { } technology ? technologyOf(technology) : null,
            Has("chain") ? List("chain", step => new PlaceDigest(step.Text("path"), step.Position(), step.Text("text"))) : []);
    }

    /// <summary>Refuses a list in which an id stands twice.</summary>
    public static ImmutableArray<TItem> Unique<TItem>(ImmutableArray<TItem> items, Func<TItem, string> idOf) =>
        items.Select(idOf).Distinct(StringComparer.Ordinal).Count() == items.Length ? items : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Of {items.Length} ids not all differ."));

    private Position? Position() => OptionalNumber("line") is { } line ? new Position(line, OptionalNumber("cell")) : null;

    private JsonElement.ArrayEnumerator Elements(string name) =>
        element.GetProperty(name) is var list && list.GetArrayLength() <= MostItems ? list.EnumerateArray() : throw new FormatException();

    private JsonFields Checked(JsonElement item) => item.ValueKind == JsonValueKind.Object ? new JsonFields(item, mostCharacters) : throw new FormatException();

    private string Checked(string text) => text.Length <= mostCharacters ? text : throw new FormatException();
}
