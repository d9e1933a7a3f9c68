using System.CommandLine;
using System.Text;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Settings;
using RepoMaturity.Git.Remotes;

namespace RepoMaturity.Cli;

/// <summary><c>init [PATH]</c>.</summary>
internal static class InitCommand
{
    public static Command Create(CommonOptions common)
    {
        var force = new Option<bool>("--force") { Description = "Write over a configuration that is there." };
        var print = new Option<bool>("--stdout") { Description = "Print it instead of writing it." };
        var assessed = new AssessmentOptions(common);
        var command = new Command("init", "Write a configuration to begin with, from what a scan sees: every line is a comment until you take its # away.") { force, print };
        assessed.AddPlaceTo(command);
        command.SetAction(result =>
        {
            var file = result.GetValue(print) ? null : FileOf(assessed.Place(result), result.GetValue(force));
            RuleSet? rules = null;
            var assessment = assessed.Assess(result, known => rules = known);
            var text = StarterConfiguration.Write(assessment, rules!, ConfigurationFile.Today.AddYears(1));
            if (file is null)
            {
                common.Terminal.Text.Write(text);
                return ExitCode.Done;
            }

            ReportFile.Write(file, Encoding.UTF8.GetBytes(text));
            common.Terminal.Text.WriteLine(TerminalText.Safe(
                $"Wrote {Path.GetFileName(file)}. Every line is a comment, so nothing counts yet: take the # from what you want, run '{ToolIdentity.Name} config check', and add the file to git."));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>A configuration that may be written over. A link of a stranger leads anywhere; a file without length may be a pipe, which takes nothing until somebody reads.</summary>
    private static string Replaceable(string top, string place)
    {
        if (ConfigurationFile.IsLinked(top, place))
        {
            throw new UsageException($"The way to {place} leads over a link, which is not followed: delete it, or give --stdout.");
        }

        var file = new FileInfo(Path.Combine(top, place));
        if (file is { Exists: true, Length: 0 })
        {
            file.Delete();
        }

        return file.FullName;
    }

    /// <summary>Where the configuration goes: to the top of the work tree, or in the place of the one that is there.</summary>
    private static string FileOf(string place, bool isForced)
    {
        if (RemoteAddress.IsMeant(place) && !Directory.Exists(place))
        {
            throw new UsageException("A clone is deleted after: give --stdout.");
        }

        var folder = Path.GetFullPath(place.Length == 0 ? "." : place);
        var top = folder;
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (Path.Exists(Path.Combine(at, ".git")))
            {
                top = at;
                break;
            }
        }

        if (top == folder && !Path.Exists(Path.Combine(top, ".git")) && File.Exists(Path.Combine(top, "HEAD")) && Directory.Exists(Path.Combine(top, "objects")))
        {
            throw new UsageException("A bare repository has no files to write: give --stdout.");
        }

        var present = Configuration.Places.Where(name => Path.Exists(Path.Combine(top, name)) || ConfigurationFile.IsLinked(top, name)).ToList();
        return present switch
        {
            [] => Path.Combine(top, Configuration.Places[0]),
            [var only] when isForced => Replaceable(top, only),
            [var only] => throw new UsageException($"There is a configuration already, {only}: give --force to write over it, or --stdout to print a new one."),
            _ => throw new UsageException($"There are two configurations, {string.Join(" and ", present)}: delete one."),
        };
    }
}
