using System.Globalization;
using System.Text;

namespace RepoMaturity.Core.Reports;

/// <summary>
/// How wide a text is in Verdana at 11 pixels. A picture says with each text how wide it has to be, so that another font of the reader's machine fills the same room.
/// </summary>
internal static class BadgeFont
{
    private const decimal Size = 11;
    private const decimal UnitsPerEm = 2048;

    /// <summary>Widths of the signs from the blank to the tilde, in units of the font.</summary>
    private static readonly int[] Widths =
    [
        720, 806, 940, 1676, 1302, 2204, 1488, 550, 930, 930, 1302, 1676, 745, 930, 745, 930,
        1302, 1302, 1302, 1302, 1302, 1302, 1302, 1302, 1302, 1302, 930, 930, 1676, 1676, 1676, 1117,
        2048, 1400, 1404, 1430, 1578, 1295, 1177, 1588, 1539, 862, 931, 1419, 1140, 1726, 1532, 1612,
        1235, 1612, 1424, 1400, 1262, 1499, 1400, 2025, 1403, 1260, 1403, 930, 930, 930, 1676, 1302,
        1302, 1230, 1276, 1067, 1276, 1220, 720, 1276, 1296, 562, 705, 1212, 562, 1992, 1296, 1243,
        1276, 1276, 874, 1067, 807, 1296, 1212, 1676, 1212, 1212, 1076, 1300, 930, 1300, 1676,
    ];

    /// <summary>The width in pixels, with one digit.</summary>
    public static decimal WidthOf(string text) => Math.Round(text.EnumerateRunes().Sum(rune => (decimal)UnitsOf(rune)) * Size / UnitsPerEm, 1);

    private static int UnitsOf(Rune rune) => rune.Value switch
    {
        >= ' ' and <= '~' => Widths[rune.Value - ' '],
        _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => 0,
        >= 0x1100 when IsWide(rune.Value) => (int)UnitsPerEm,
        _ => 1300,
    };

    /// <summary>Signs of East Asia and pictures, which fill a square.</summary>
    private static bool IsWide(int code) => code is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE4F)
        or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);
}
