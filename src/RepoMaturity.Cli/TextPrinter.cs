using System.Text;
using RepoMaturity.Core.Reports;
using Spectre.Console;

namespace RepoMaturity.Cli;

/// <summary>Turns the lines of a text report into bytes, with colour for a terminal.</summary>
internal static class TextPrinter
{
    /// <summary>The lines as UTF-8.</summary>
    public static byte[] Print(IEnumerable<TextLine> lines, bool usesColour)
    {
        using var text = new StringWriter { NewLine = "\n" };
        if (usesColour)
        {
            PrintInColour(lines, text);
        }
        else
        {
            foreach (var line in lines)
            {
                text.WriteLine(line.ToString());
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void PrintInColour(IEnumerable<TextLine> lines, StringWriter text)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });

        // The lines are broken already.
        console.Profile.Width = int.MaxValue;
        foreach (var line in lines)
        {
            foreach (var span in line.Spans)
            {
                console.Write(new Text(span.Text, StyleOf(span.Style)));
            }

            text.WriteLine();
        }
    }

    private static Style StyleOf(TextStyle style) => style switch
    {
        TextStyle.Heading => new Style(Color.Blue, decoration: Decoration.Bold),
        TextStyle.Strong => new Style(decoration: Decoration.Bold),
        TextStyle.Faint => new Style(decoration: Decoration.Dim),
        TextStyle.Here => new Style(Color.Green, decoration: Decoration.Bold | Decoration.Invert),
        TextStyle.Place => new Style(Color.Teal),
        TextStyle.Caution => new Style(Color.Olive),
        TextStyle.Automated => new Style(Color.Green, decoration: Decoration.Bold),
        TextStyle.Implemented => new Style(Color.Green),
        TextStyle.Declared => new Style(Color.Olive),
        _ => Style.Plain,
    };
}
