using System.Globalization;
using System.Text;

namespace RepoMaturity.Fleet.Results.Postgres;

/// <summary>Text as PostgreSQL takes it: it knows neither the sign of number zero nor half a pair of surrogates. U+FFFD stands for those.</summary>
internal static class PlainText
{
    private const char Instead = '\ufffd';

    /// <summary>A text for a column.</summary>
    public static string Of(string text)
    {
        StringBuilder? changed = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (text[i] == '\0' || char.IsSurrogate(text[i]))
            {
                changed ??= new StringBuilder(text);
                changed[i] = Instead;
            }
        }

        return changed?.ToString() ?? text;
    }

    /// <summary>A document for a column of jsonb, where the same signs are escaped.</summary>
    public static string OfJson(string json)
    {
        if (!json.Contains("\\u", StringComparison.Ordinal))
        {
            return Of(json);
        }

        var changed = Of(json).ToCharArray();
        for (var i = 0; i + 1 < changed.Length; i++)
        {
            if (changed[i] != '\\')
            {
                continue;
            }

            var escaped = Escaped(changed, i);
            if (escaped is null)
            {
                i++;
            }
            else if (char.IsHighSurrogate(escaped.Value) && Escaped(changed, i + 6) is { } second && char.IsLowSurrogate(second))
            {
                i += 11;
            }
            else
            {
                if (escaped == '\0' || char.IsSurrogate(escaped.Value))
                {
                    "fffd".CopyTo(changed.AsSpan(i + 2));
                }

                i += 5;
            }
        }

        return new string(changed);
    }

    /// <summary>The sign that is escaped with its number at a place; null where none is.</summary>
    private static char? Escaped(ReadOnlySpan<char> json, int at) =>
        at + 5 < json.Length && json[at] == '\\' && json[at + 1] == 'u' && ushort.TryParse(json.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? (char)number : null;
}
