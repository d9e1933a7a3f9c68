using System.CommandLine;
using RepoMaturity.Cli.Plugins;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git;

namespace RepoMaturity.Cli;

/// <summary><c>rules try FILE [PATH]</c>.</summary>
internal static class RulesTryCommand
{
    public static Command Create(CommonOptions common)
    {
        var file = new Argument<string>("FILE") { Description = "A file of a technology or convention. Where a built-in rule has its id, it takes the place of that rule." };
        var path = new Argument<string>("PATH") { Description = "A git work tree, a bare repository or a plain folder.", DefaultValueFactory = _ => "." };
        var revision = new Option<string?>("--rev") { Description = "Read this commit (id, branch, tag, HEAD; ~N and ^N for ancestors) instead of the work tree.", HelpName = "REV" };
        var untracked = new Option<bool>("--include-untracked") { Description = "Read untracked files that are not ignored, too." };
        var plugins = new PluginOption();
        var command = new Command("try", "Show where each signal of a rule file holds in a repository, which do not and why, and what other rules say of the same places.") { file, path, revision, untracked, plugins.Option };
        command.SetAction(result =>
        {
            var place = RuleFilePlace.Of(result.GetValue(file)!);
            var loaded = RuleLoader.Load(place.WithOthers(takesPlace: true), withExamples: false);
            var rules = loaded.Rules ?? throw new UsageException(string.Join('\n', loaded.Problems.Select(place.Say).Prepend("The rule has mistakes:")));
            using var opened = RepositoryOpener.Open(result.GetValue(path)!, new OpenOptions { Revision = result.GetValue(revision), IncludeUntracked = result.GetValue(untracked) });
            var subject = new Subject(opened.Snapshot, opened.Name, opened.History) { Changes = new Lazy<ChangeFacts?>(() => opened.Changes) };
            var tried = rules.Rules.First(rule => rule.Path == place.Path);
            var trial = ScanCommand.CreateScanner(rules, plugins: plugins.Load(result)).Try(subject, tried.Id);
            common.Terminal.Output.Write(TextPrinter.Print(RuleTrialText.Write(trial, rules, place.File, common.IsVerbose(result)), common.UsesColour(result)));
            return ExitCode.Done;
        });
        return command;
    }
}
