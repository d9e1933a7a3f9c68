using System.Collections.Immutable;

namespace RepoMaturity.Core.Reports;

/// <summary>Takes paragraphs and breaks them into lines between words.</summary>
internal sealed class TextPage
{
    /// <summary>Columns of a line. A word that is longer stands on a line of its own, so that paths can be copied.</summary>
    public const int Width = 80;

    private readonly ImmutableArray<TextLine>.Builder lines = ImmutableArray.CreateBuilder<TextLine>();

    public ImmutableArray<TextLine> Lines => lines.ToImmutable();

    /// <summary>Adds an empty line.</summary>
    public void Skip() => lines.Add(new TextLine([]));

    /// <summary>Adds a line as it is, to be copied.</summary>
    public void Verbatim(string line) => lines.Add(new TextLine([new TextSpan(line, TextStyle.Plain)]));

    /// <summary>Adds an empty line and a heading.</summary>
    public void Heading(string text)
    {
        Skip();
        Paragraph(0, 0, new TextSpan(text, TextStyle.Heading));
    }

    /// <summary>Adds a paragraph.</summary>
    /// <param name="indent">Spaces before the first line.</param>
    /// <param name="hanging">Spaces before the others.</param>
    /// <param name="spans">Its text.</param>
    public void Paragraph(int indent, int hanging, params ReadOnlySpan<TextSpan> spans)
    {
        var line = new OpenLine(indent);
        var word = new List<TextSpan>();
        var gap = 0;
        foreach (var span in spans)
        {
            var rest = span.Text.AsSpan();
            while (!rest.IsEmpty)
            {
                if (rest[0] == ' ')
                {
                    line = Place(line, word, gap, hanging);
                    gap = word.Count > 0 ? 1 : gap + 1;
                    word.Clear();
                    rest = rest[1..];
                    continue;
                }

                var end = rest.IndexOf(' ');
                word.Add(new TextSpan((end < 0 ? rest : rest[..end]).ToString(), span.Style));
                rest = end < 0 ? [] : rest[end..];
            }
        }

        lines.Add(Place(line, word, gap, hanging).ToLine());
    }

    private OpenLine Place(OpenLine line, List<TextSpan> word, int gap, int hanging)
    {
        if (word.Count == 0)
        {
            return line;
        }

        if (line.HasText && line.Length + gap + word.Sum(part => part.Text.Length) > Width)
        {
            lines.Add(line.ToLine());
            line = new OpenLine(hanging);
            gap = 0;
        }

        line.Add(word, gap);
        return line;
    }

    private sealed class OpenLine(int indent)
    {
        private readonly List<(string Text, TextStyle Style)> parts = [(new string(' ', indent), TextStyle.Plain)];

        public int Length { get; private set; } = indent;

        public bool HasText { get; private set; }

        public void Add(List<TextSpan> word, int gap)
        {
            Append(new string(' ', gap), word[0].Style);
            foreach (var part in word)
            {
                Append(part.Text, part.Style);
            }

            HasText = true;
        }

        public TextLine ToLine() => new([.. parts.Where(part => part.Text.Length > 0).Select(part => new TextSpan(part.Text, part.Style))]);

        private void Append(string text, TextStyle style)
        {
            Length += text.Length;
            if (parts[^1] is var last && (last.Style == style || text.AsSpan().Trim(' ').IsEmpty))
            {
                parts[^1] = (last.Text + text, last.Style);
            }
            else
            {
                parts.Add((text, style));
            }
        }
    }
}
