using System.Globalization;
using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Reports;

/// <summary>Writes a badge: a picture that needs nothing else, or the answer of an endpoint that shields.io makes one of (https://shields.io/badges/endpoint-badge).</summary>
public static class BadgeReport
{
    private const decimal Padding = 6;

    /// <summary>The picture, as SVG.</summary>
    public static string WriteSvg(Assessment assessment)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        return WriteSvg(BadgeWords.Of(assessment));
    }

    /// <summary>The answer, as JSON.</summary>
    public static byte[] WriteShields(Assessment assessment)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        var badge = BadgeWords.Of(assessment);
        return JsonText.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("schemaVersion", 1);
            writer.WriteString("label", badge.Label);
            writer.WriteString("message", badge.Message);
            writer.WriteString("color", badge.Colour);
            writer.WriteEndObject();
        });
    }

    internal static string WriteSvg(BadgeWords badge)
    {
        var (label, message) = (BadgeFont.WidthOf(badge.Label), BadgeFont.WidthOf(badge.Message));
        var (left, whole) = (Number(label + (2 * Padding)), Number(label + message + (4 * Padding)));
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{whole}" height="20" viewBox="0 0 {whole} 20" role="img" aria-label="{XmlText.Text($"{badge.Label}: {badge.Message}")}">
              <title>{XmlText.Text(badge.Title)}</title>
              <rect width="{whole}" height="20" rx="3" fill="#{badge.Colour}"/>
              <path d="M3 0H{left}V20H3A3 3 0 0 1 0 17V3A3 3 0 0 1 3 0Z" fill="#444"/>
              <g fill="#fff" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11">
                <text x="{Number(Padding)}" y="14" textLength="{Number(label)}">{XmlText.Text(badge.Label)}</text>
                <text x="{Number(label + (3 * Padding))}" y="14" textLength="{Number(message)}">{XmlText.Text(badge.Message)}</text>
              </g>
            </svg>

            """.ReplaceLineEndings("\n");
    }

    private static string Number(decimal pixels) => pixels.ToString("0.#", CultureInfo.InvariantCulture);
}
