using System.CommandLine;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Settings;
using RepoMaturity.Git;

namespace RepoMaturity.Cli;

/// <summary><c>config check [PATH]</c>.</summary>
internal static class ConfigCommand
{
    public static Command Create(CommonOptions common)
    {
        var path = new Argument<string>("PATH") { Description = "A git work tree, a bare repository or a plain folder.", DefaultValueFactory = _ => "." };
        var file = new Option<string?>("--config") { Description = "Check this file as the configuration of PATH.", HelpName = "FILE" };
        var revision = new Option<string?>("--rev") { Description = "Check the configuration of this commit.", HelpName = "REV" };
        var rules = new Option<string?>("--rules") { Description = "Add the rules of this folder to those built in.", HelpName = "DIR" };
        var check = new Command("check", "Read the configuration of a repository, and list all mistakes with file and line. Entries that have expired today are named.") { path, file, revision, rules };
        check.SetAction(result => Check(common.Terminal, result.GetValue(path)!, result.GetValue(file), result.GetValue(revision), RuleSource.Load(result.GetValue(rules))));
        return new Command("config", "Work on the configuration of a repository.") { check };
    }

    private static int Check(Terminal terminal, string folder, string? file, string? revision, RuleSet rules)
    {
        using var opened = RepositoryOpener.Open(folder, new OpenOptions { Revision = revision });
        var configuration = file is null ? ConfigurationFinder.Find(opened.Snapshot, rules, ConfigurationFile.Today) : ConfigurationFile.Read(file, rules, ConfigurationFile.Today);
        var note = string.Empty;
        if (configuration is null && revision is null && ConfigurationFile.Untracked(opened, folder) is { } untracked)
        {
            configuration = ConfigurationFile.Read(Path.Combine(ConfigurationFile.Top(opened, folder), untracked), rules, ConfigurationFile.Today);
            (file, note) = (untracked, " Git does not track it yet, and a scan reads only what is tracked.");
        }

        if (configuration is null)
        {
            terminal.Text.WriteLine(TerminalText.Safe($"There is no configuration in {opened.Name}: it would be {string.Join(" or ", Configuration.Places)} ('{ToolIdentity.Name} init' writes one)."));
            return ExitCode.Done;
        }

        return Report(terminal, configuration.For(opened.Snapshot), file ?? configuration.Path, note);
    }

    private static int Report(Terminal terminal, Configuration configuration, string file, string note)
    {
        foreach (var mistake in configuration.Problems)
        {
            terminal.Error.WriteLine(TerminalText.Safe(ConfigurationFile.Say(file, mistake)));
        }

        foreach (var expired in configuration.Expired)
        {
            terminal.Text.WriteLine(TerminalText.Safe(ConfigurationFile.Say(file, expired)));
        }

        if (!configuration.Problems.IsEmpty)
        {
            terminal.Error.WriteLine(configuration.Problems.Length == 1 ? "1 mistake in the configuration." : $"{configuration.Problems.Length} mistakes in the configuration.");
            return ExitCode.WrongUse;
        }

        terminal.Text.WriteLine(TerminalText.Safe(
            $"No mistake in {file}: {configuration.Attestations.Length} attested, {configuration.Suppressions.Length} suppressed, {configuration.Expired.Length} expired.{note}"));
        return ExitCode.Done;
    }
}
