using System.Globalization;
using System.Text;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>
/// Writes a configuration to begin with, from what was seen. Every line is a comment: explanations begin with <c># </c>, and what would count stands behind a <c>#</c> without
/// that one space. What only people know is left empty, so that it cannot count by oversight.
/// </summary>
public static class StarterConfiguration
{
    private const int Width = 110;

    /// <summary>Writes it.</summary>
    /// <param name="assessment">What was seen.</param>
    /// <param name="rules">The rules by which it was seen.</param>
    /// <param name="expires">The day on which statements are to be looked at anew.</param>
    public static string Write(Assessment assessment, RuleSet rules, DateOnly expires)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        ArgumentNullException.ThrowIfNull(rules);
        var text = new StringBuilder();
        var day = expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Say(text, "What people say of this repository to RepoMaturity, where no file shows it.");
        Say(text, "Nothing counts yet: take the # from the lines that you want and fill in what is empty. 'config check' says what is wrong.");
        WriteKind(text, assessment, rules);
        WriteTarget(text, assessment);
        Section(text, "Files that count as not there, as globs: a name is meant in every folder, a folder with all in it.");
        Code(text, "exclude:", "  - scratch/**");
        WriteParts(text, assessment);
        Section(text, "The frameworks that are reported, or all. Without this key, these.");
        Code(text, "frameworks:");
        Code(text, [.. assessment.Frameworks.Select(result => $"  - {result.Framework.Id}")]);
        Section(text, "What the repository is not to fall below: a scan that does, or a diff that makes it, ends with exit code 1.");
        Code(text, "gates:", "  - practice:continuous-integration<implemented", "  - regression");
        WriteSuppression(text, assessment, day);
        WriteAttestations(text, assessment, day);
        return text.ToString();
    }

    private static void Say(StringBuilder text, string sentence)
    {
        var length = 0;
        foreach (var word in TerminalText.Safe(sentence).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (length > 0 && length + 1 + word.Length > Width)
            {
                text.Append('\n');
                length = 0;
            }

            text.Append(length == 0 ? "# " : " ").Append(word);
            length += 1 + word.Length;
        }

        text.Append('\n');
    }

    private static void Section(StringBuilder text, string sentence)
    {
        text.Append('\n');
        Say(text, sentence);
    }

    private static void Code(StringBuilder text, params ReadOnlySpan<string> lines)
    {
        foreach (var line in lines)
        {
            text.Append('#').Append(line).Append('\n');
        }
    }

    private static void WriteKind(StringBuilder text, Assessment assessment, RuleSet rules)
    {
        Section(text, $"What the repository is: {string.Join(", ", rules.Kinds.Select(kind => kind.Id))}. It was taken for {assessment.Kind.Kind.Id}:");
        foreach (var why in assessment.Kind.Why)
        {
            Say(text, $"- {why}");
        }

        Code(text, $"kind: {assessment.Kind.Kind.Id}");
    }

    private static void WriteTarget(StringBuilder text, Assessment assessment)
    {
        if (FrameworkWords.Headline(assessment) is not { Stage: { } reached } headline)
        {
            return;
        }

        var next = FrameworkWords.Next(headline)?.Index ?? reached.Index;
        Section(text, $"The stage to aim at, which need not be the highest. Now it is stage {reached.Index}, {reached.Name}.");
        if (!headline.Framework.Desired.IsEmpty)
        {
            Say(text, "Instead of a stage, 'regulatory-compliance' and 'operational-excellence' (true or false, both) say what is needed.");
        }

        Code(text, "target:", $"  framework: {headline.Framework.Id}", $"  stage: {next.ToString(CultureInfo.InvariantCulture)}");
    }

    private static void WriteParts(StringBuilder text, Assessment assessment)
    {
        Section(text, assessment.Parts.IsEmpty
            ? "The parts of a repository of several, each with a kind if you like. None were found."
            : "The parts of this repository, each judged by itself. These were found; an empty list ([]) means that it is one whole.");
        Code(text, "parts:");
        if (assessment.Parts.IsEmpty)
        {
            Code(text, "  []");
        }

        foreach (var part in assessment.Parts)
        {
            Code(text, $"  - path: {Quoted(part.Path)}", $"    kind: {part.Kind.Kind.Id}");
        }
    }

    private static void WriteSuppression(StringBuilder text, Assessment assessment, string day)
    {
        var found = assessment.Technologies.OrderBy(technology => technology.Level).SelectMany(technology => technology.Evidence).FirstOrDefault(evidence => evidence.Path is not null);
        var id = found?.Technology ?? assessment.Practices[0].Practice.Id;
        Section(text, "Evidence that is wrong here: of a practice, an aspect, a technology or an item of a framework, on some paths or all. The report lists it.");
        Say(text, $"reason: {string.Join(", ", Enum.GetValues<Settings.SuppressionReason>().Select(Words.Of))}.");
        Code(text, "suppress:", $"  - id: {id}", $"    paths: [{Quoted(found?.Path ?? "scratch/**")}]", "    reason: false-positive", "    justification:", $"    expires: {day}");
    }

    private static void WriteAttestations(StringBuilder text, Assessment assessment, string day)
    {
        Section(text, "What is done where no file shows it. Reports show it apart from what is detected, and it changes no detected level.");
        Say(text, "level: declared, implemented or automated. owner: a team or role. An entry counts to the end of the day on which it expires.");
        var candidates = assessment.Practices.Where(practice => practice.Practice.Visibility == Visibility.Elsewhere && (practice.Level == Level.Absent || practice.CouldBe > practice.Level)).ToList();
        var unseen = FrameworkWords.Headline(assessment)?.Items.Where(item => item.Item.Visibility == Visibility.Never && item.Status == ItemStatus.Unknown).ToList() ?? [];
        Code(text, "attest:");
        if (candidates.Count + unseen.Count == 0)
        {
            Code(text, "  []");
        }

        foreach (var practice in candidates)
        {
            Say(text, $"{practice.Practice.Name}: {Words.Of(practice.Level)}{PracticeWords.CouldBe(practice)}");
            Code(text, $"  - practice: {practice.Practice.Id}", "    level: implemented");
            WriteStatement(text, day);
        }

        foreach (var item in unseen)
        {
            Say(text, $"{item.Item.Name}: no file can show it");
            Code(text, $"  - item: {Quoted($"{FrameworkWords.Headline(assessment)!.Framework.Id}:{item.Item.Id}")}");
            WriteStatement(text, day);
        }
    }

    private static void WriteStatement(StringBuilder text, string day) => Code(text, "    statement:", "    link:", "    owner:", $"    expires: {day}");

    /// <summary>A text as YAML reads it back: quoted where it holds anything but what paths usually hold.</summary>
    private static string Quoted(string text)
    {
        if (text.Length > 0 && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '.' or '/' or '-') && char.IsAsciiLetterOrDigit(text[0]))
        {
            return text;
        }

        // What a terminal or a runner of workflows would obey is escaped, for the text may be printed; YAML reads it back as it was.
        var quoted = new StringBuilder("\"");
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsSurrogatePair(text, i);
            var code = isPair ? char.ConvertToUtf32(text, i) : text[i];
            _ = code is '"' or '\\' ? quoted.Append('\\').Append(text[i])
                : TerminalText.IsObeyed(text, i) || (code == '#' && i > 0 && text[i - 1] == '#') ? quoted.Append(CultureInfo.InvariantCulture, $"\\U{code:X8}")
                : quoted.Append(text, i, isPair ? 2 : 1);
            i += isPair ? 1 : 0;
        }

        return quoted.Append('"').ToString();
    }
}
