using System.CommandLine;
using RepoMaturity.Cli.Plugins;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Cli;

/// <summary><c>list practices|technologies|frameworks|detectors</c>.</summary>
internal static class ListCommand
{
    private const string Accuracy = "accuracy";

    public static Command Create(CommonOptions common) => new("list", "Say what this program knows.")
    {
        Create(common, "practices", "The practices and their aspects, and how well practices are told.", (rules, _) => ListPractices(rules)),
        Create(common, "technologies", "The technologies that rules recognise.", (rules, _) => rules.Rules.Where(rule => rule.IsTechnology)
            .Select(rule => new[] { ("id", rule.Id), ("name", rule.Name), ("area", rule.Area), ("homepage", rule.Homepage ?? string.Empty) })),
        Create(common, "frameworks", "The frameworks that practices are seen through.", (rules, _) => rules.Frameworks
            .Select(framework => new[] { ("id", framework.Id), ("name", $"{framework.Name} ({framework.Year})"), ("source", framework.Source) })),
        Create(common, "detectors", "The detectors that read files.", (_, plugins) => plugins.WithBuiltIn
            .Select(detector => new[] { ("id", detector.Id), ("summary", detector.Summary) }), new PluginOption()),
    };

    private static Command Create(CommonOptions common, string name, string description, Func<RuleSet, PluginSet, IEnumerable<(string Key, string Value)[]>> list, PluginOption? plugins = null)
    {
        var format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => ReportTarget.Text };
        format.AcceptOnlyFromAmong(ReportTarget.Text, ReportTarget.Json);
        var folder = new Option<string?>("--rules") { Description = "Add the rules of this folder to those built in.", HelpName = "DIR" };
        var command = new Command(name, description) { format, folder };
        if (plugins is not null)
        {
            command.Options.Add(plugins.Option);
        }

        command.SetAction(result =>
        {
            var rows = list(RuleSource.Load(result.GetValue(folder)), plugins?.Load(result) ?? PluginSet.None).ToList();
            if (result.GetValue(format) == ReportTarget.Json)
            {
                WriteJson(common.Terminal, rows);
            }
            else
            {
                WriteText(common.Terminal, rows);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static IEnumerable<(string Key, string Value)[]> ListPractices(RuleSet rules)
    {
        var measured = MeasuredAccuracy.Load();
        return rules.Practices.SelectMany(practice => ListPractice(practice, measured.GetValueOrDefault(practice.Id)));
    }

    private static IEnumerable<(string Key, string Value)[]> ListPractice(PracticeRule practice, MeasuredAccuracy? measured) =>
    [
        [("id", practice.Id), ("name", practice.Name), ("area", practice.Area), (Accuracy, measured?.ToString() ?? string.Empty), ("why", practice.Why)],
        .. practice.Aspects.Select(aspect => new[] { ("id", aspect.Id), ("name", aspect.Name), ("area", practice.Area), (Accuracy, string.Empty), ("why", aspect.Means) }),
    ];

    private static void WriteText(Terminal terminal, List<(string Key, string Value)[]> rows)
    {
        var widths = rows.Count == 0 ? [] : rows[0].Select((_, column) => rows.Max(row => row[column].Value.Length)).ToArray();
        foreach (var row in rows)
        {
            terminal.Text.WriteLine(TerminalText.Safe(string.Join("  ", row.Select((cell, column) => cell.Value.PadRight(widths[column]))).TrimEnd()));
        }
    }

    private static void WriteJson(Terminal terminal, List<(string Key, string Value)[]> rows) => terminal.Output.Write(JsonText.Write(writer =>
    {
        writer.WriteStartArray();
        foreach (var row in rows)
        {
            writer.WriteStartObject();
            foreach (var (key, value) in row)
            {
                writer.WriteString(key, value);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }));
}
