using System.CommandLine;
using System.Text;
using RepoMaturity.Core.Reports;

namespace RepoMaturity.Cli;

/// <summary><c>rules new ID</c>.</summary>
internal static class RulesNewCommand
{
    private const string UsualArea = "own";

    public static Command Create(CommonOptions common)
    {
        var id = new Argument<string>("ID") { Description = "Id of the rule: lower case, digits and hyphens (acme-tracker)." };
        var area = new Option<string?>("--area") { Description = "Area of the technology, a folder of rules/technologies: tracking, serving, ... or one of your own. Without it, 'own'.", HelpName = "AREA" };
        var practice = new Option<string?>("--practice") { Description = "Practice or aspect that it shows. Without it, the one that most technologies of the area show.", HelpName = "ID" };
        var convention = new Option<bool>("--convention") { Description = "A convention, which belongs to no technology: names of functions, folders, headings." };
        var folder = new Option<string>("--dir") { Description = "The rules folder to write to; it is made where it is not there.", HelpName = "DIR", DefaultValueFactory = _ => "my-rules" };
        var command = new Command("new", "Write a rule file to begin with: commented, sound as it is, with an example and a look-alike.") { id, area, practice, convention, folder };
        command.SetAction(result =>
        {
            if (result.GetValue(convention) && result.GetValue(area) is not null)
            {
                throw new UsageException("A convention has no area: give --area or --convention, not both.");
            }

            var rules = RuleSource.Load(null);
            var starter = new StarterRule(rules, result.GetValue(id)!, result.GetValue(convention) ? null : result.GetValue(area) ?? UsualArea, result.GetValue(practice));
            if (starter.WhatIsWrong() is { } wrong)
            {
                throw new UsageException(wrong);
            }

            var file = Path.Combine(result.GetValue(folder)!, starter.Path);
            if (Path.Exists(file))
            {
                throw new UsageException($"There is '{file}' already: take another id, or delete it.");
            }

            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            ReportFile.Write(file, Encoding.UTF8.GetBytes(starter.Write()));
            common.Terminal.Text.WriteLine(TerminalText.Safe(
                $"Wrote {file}. It is sound as it is: say in it how the tool shows, then run 'rules check {result.GetValue(folder)}' and 'rules try {file} PATH'."));
            return ExitCode.Done;
        });
        return command;
    }
}
