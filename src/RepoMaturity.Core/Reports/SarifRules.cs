using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>The rules of a SARIF log: every practice and aspect, also those of which nothing is said, so that what was said of one before can be closed.</summary>
/// <param name="practices">The practices.</param>
/// <param name="link">Where the framework that asks for them can be read; null where nobody said.</param>
internal sealed class SarifRules(ImmutableArray<PracticeRule> practices, string? link)
{
    /// <summary>Longest name that GitHub takes.</summary>
    public const int LongestName = 255;

    /// <summary>Longest description that GitHub takes.</summary>
    public const int LongestDescription = 1024;

    private readonly ImmutableArray<string> ids = [.. practices.SelectMany(practice => practice.Aspects.Select(aspect => aspect.Id).Prepend(practice.Id))];

    /// <summary>The place of a rule among them; -1 for none.</summary>
    public int IndexOf(string id) => ids.IndexOf(id);

    /// <summary>Writes them.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("rules");
        foreach (var practice in practices)
        {
            Write(writer, practice, practice.Id, practice.Name, practice.Means[1], practice.Means, practice.Start);
            foreach (var aspect in practice.Aspects)
            {
                Write(writer, practice, aspect.Id, $"{practice.Name}: {aspect.Name}", aspect.Means, [], aspect.Start);
            }
        }

        writer.WriteEndArray();
    }

    private void Write(Utf8JsonWriter writer, PracticeRule practice, string id, string title, string means, ImmutableArray<string> levels, string start)
    {
        writer.WriteStartObject();
        writer.WriteString("id", id);

        // Not the id in other letters, which would say nothing more.
        writer.WriteString("name", SarifText.Cut($"Raise{SarifText.Name(id)}", LongestName));
        WriteText(writer, "shortDescription", SarifText.Cut(SarifText.Message($"{title}."), LongestDescription));
        WriteText(writer, "fullDescription", SarifText.Cut(SarifText.Message($"{FrameworkWords.Capital(means)}. {practice.Why}"), LongestDescription));
        WriteHelp(writer, practice.Why, levels.IsEmpty ? [means] : levels, start);
        if (link is not null)
        {
            writer.WriteString("helpUri", link);
        }

        writer.WriteStartObject("defaultConfiguration");
        writer.WriteString("level", "note");
        writer.WriteEndObject();
        writer.WriteStartObject("properties");
        writer.WriteString("problem.severity", "recommendation");
        JsonReport.WriteTexts(writer, "tags", ["mlops", TerminalText.Safe(practice.Area)]);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string text)
    {
        writer.WriteStartObject(name);
        writer.WriteString("text", text);
        writer.WriteEndObject();
    }

    /// <summary>Why it matters, what each level means, and how to begin; once as text and once as Markdown.</summary>
    private static void WriteHelp(Utf8JsonWriter writer, string why, ImmutableArray<string> means, string start)
    {
        var levels = means.Select((meaning, i) => means.Length == 1 ? meaning : $"{Words.Of((Level)(i + 1))}: {meaning}").ToList();
        var text = new StringBuilder(SarifText.Message(why)).Append("\n\nWhat it means:\n");
        foreach (var level in levels)
        {
            text.Append("- ").Append(SarifText.Message(level)).Append('\n');
        }

        writer.WriteStartObject("help");
        writer.WriteString("text", text.Append("\nHow to begin: ").Append(SarifText.Message(start)).ToString());
        writer.WriteString("markdown", SarifMarkdown.Help(why, levels, start));
        writer.WriteEndObject();
    }
}
