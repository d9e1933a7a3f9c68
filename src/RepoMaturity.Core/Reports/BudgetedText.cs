using System.Text;

namespace RepoMaturity.Core.Reports;

/// <summary>
/// Markdown that must not be longer than a host takes. What is written first goes first; of a list that no longer fits, whole rows are left out, and a line says how many.
/// </summary>
internal sealed class BudgetedText(int mostCharacters)
{
    /// <summary>Room for the lines that say what is left out.</summary>
    private const int Reserve = 200;

    private readonly StringBuilder text = new();

    /// <summary>Whether it was said that whole lists are left out.</summary>
    private bool isSaid;

    /// <summary>Adds lines whose length has bounds of its own.</summary>
    public void Add(string lines)
    {
        if (text.Length + lines.Length < mostCharacters)
        {
            text.Append(lines).Append('\n');
        }
    }

    /// <summary>Adds a list.</summary>
    /// <param name="head">What stands before it, a line end at its end.</param>
    /// <param name="rows">Its rows, one line each.</param>
    /// <param name="foot">What stands after it, a line end at its end.</param>
    public void Add(string head, IReadOnlyList<string> rows, string foot = "")
    {
        if (rows.Count == 0)
        {
            return;
        }

        var free = mostCharacters - text.Length - Reserve - head.Length - foot.Length;
        var shown = 0;
        for (; shown < rows.Count && rows[shown].Length + 1 <= free; shown++)
        {
            free -= rows[shown].Length + 1;
        }

        var left = rows.Count - shown;
        if (shown > 0)
        {
            text.Append(head);
            foreach (var row in rows.Take(shown))
            {
                text.Append(row).Append('\n');
            }

            // A table ends at an empty line, and a fold needs one before its end.
            text.Append(left > 0 ? $"\n{Left(left)}\n" : string.Empty).Append(foot);
        }
        else if (!isSaid)
        {
            isSaid = true;
            Add("\nMore is left out, for lack of room.");
        }
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();

    private static string Left(int rows) => $"{rows} more {(rows == 1 ? "row is" : "rows are")} left out, for lack of room.";
}
