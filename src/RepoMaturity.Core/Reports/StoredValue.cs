using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>A value of a stored report. What a report of an older schema does not have reads as if it were not there; what is of another kind than it should be is a <see cref="FormatException"/>.</summary>
internal readonly struct StoredValue(JsonElement element)
{
    /// <summary>No list of a report is longer: there is a problem for each file at most.</summary>
    private const int MostItems = 250_000;

    /// <summary>Reads a stored document that may come from a stranger.</summary>
    /// <param name="json">The document.</param>
    /// <param name="read">Makes something of it.</param>
    /// <param name="wrong">What is said where it cannot: one sentence.</param>
    /// <exception cref="FormatException">It is no JSON, or nothing can be made of it.</exception>
    public static TResult ReadDocument<TResult>(ReadOnlyMemory<byte> json, Func<StoredValue, TResult> read, string wrong)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return read(new StoredValue(document.RootElement));
        }
        catch (JsonException)
        {
            throw new FormatException("It is no JSON.");
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or OverflowException)
        {
            throw new FormatException(wrong);
        }
    }

    /// <summary>Whether there is a value that is not null.</summary>
    public bool Exists => element.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    /// <summary>The value of a key; one that does not exist, where there is none.</summary>
    public StoredValue this[string key] => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out var value) ? new StoredValue(value) : default;

    /// <summary>The text; null where there is no value.</summary>
    public string? OptionalText => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        _ => throw new FormatException("A text was expected."),
    };

    /// <summary>The text; empty where there is no value.</summary>
    public string Text => OptionalText ?? string.Empty;

    /// <summary>The whole number; null where there is no value.</summary>
    public int? OptionalNumber => !Exists ? null
        : element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number) ? number
        : throw new FormatException("A whole number was expected.");

    /// <summary>The whole number; 0 where there is no value.</summary>
    public int Number => OptionalNumber ?? 0;

    /// <summary>The number with its fraction.</summary>
    public decimal Amount => element.ValueKind == JsonValueKind.Number && element.TryGetDecimal(out var number) ? number : throw new FormatException("A number was expected.");

    /// <summary>Whether it is true.</summary>
    public bool Flag => element.ValueKind == JsonValueKind.True;

    /// <summary>Whether it is a text and no number.</summary>
    public bool IsText => element.ValueKind == JsonValueKind.String;

    /// <summary>The level; null where there is no value.</summary>
    public Level? OptionalLevel => OptionalNumber is not { } number ? null : Enum.IsDefined((Level)number) ? (Level)number : throw new FormatException("A level was expected.");

    /// <summary>The level; absent where there is no value.</summary>
    public Level Level => OptionalLevel ?? Level.Absent;

    /// <summary>The day; null where there is no value.</summary>
    public DateOnly? OptionalDay => OptionalText is not { } day ? null
        : DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read
        : throw new FormatException("A day was expected.");

    /// <summary>The texts of a list.</summary>
    public ImmutableArray<string> Texts => List(value => value.Text);

    /// <summary>The keys of an object and their values, in its order.</summary>
    public IEnumerable<(string Key, StoredValue Value)> Entries => element.ValueKind == JsonValueKind.Object ? element.EnumerateObject().Select(entry => (entry.Name, new StoredValue(entry.Value))) : [];

    /// <summary>What is made of each item of a list.</summary>
    public ImmutableArray<TItem> List<TItem>(Func<StoredValue, TItem> make) => element.ValueKind switch
    {
        JsonValueKind.Array when element.GetArrayLength() > MostItems => throw new FormatException("A list is longer than any of a report."),
        JsonValueKind.Array => [.. element.EnumerateArray().Select(item => make(new StoredValue(item)))],
        JsonValueKind.Undefined or JsonValueKind.Null => [],
        _ => throw new FormatException("A list was expected."),
    };

    /// <summary>The member of an enumeration that a word names.</summary>
    public TWord Word<TWord>()
        where TWord : struct, Enum => Words.Find<TWord>(Text) ?? throw new FormatException("A word that nobody knows.");
}
