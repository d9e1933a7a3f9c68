using System.CommandLine;
using RepoMaturity.BuiltInRules;
using RepoMaturity.Cli.Plugins;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Cli;

/// <summary><c>rules check [DIR]</c>.</summary>
internal static class RulesCommand
{
    public static Command Create(CommonOptions common)
    {
        var folder = new Argument<string?>("DIR")
        {
            Description = "A rules folder or one rule file: a whole one (with practices.yml), or one that adds to the built-in rules. Without it, the built-in rules are checked, which carry no examples.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var plugins = new PluginOption();
        var check = new Command("check", "Load rules, run every example through the detectors, and list all mistakes with file and line.") { folder, plugins.Option };
        check.SetAction(result => Check(common.Terminal, result.GetValue(folder), plugins.Load(result)));
        return new Command("rules", "Work on rules: write one, check it, try it on a repository, write the catalogue of all.")
        {
            RulesNewCommand.Create(common),
            check,
            RulesTryCommand.Create(common),
            RulesCatalogueCommand.Create(common),
        };
    }

    private static int Check(Terminal terminal, string? folder, PluginSet plugins)
    {
        if (folder is null)
        {
            return Report(terminal, BuiltInRuleSet.Load(), [], "the rules built in");
        }

        if (File.Exists(folder))
        {
            return CheckFile(terminal, RuleFilePlace.Of(folder), plugins);
        }

        var files = RuleSource.ReadFolder(folder);
        var builtIn = RuleSource.IsWhole(files) ? [] : BuiltInRuleSet.Files();
        var own = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);

        // The compiled rules carry no examples, so what is missing there is no mistake.
        var mistakes = RuleLoader.Load([.. builtIn, .. files], withExamples: true).Problems.Where(problem => own.Contains(problem.Path)).ToList();
        var rules = RuleLoader.Load([.. builtIn, .. files], withExamples: false).Rules;
        if (rules is not null)
        {
            mistakes.AddRange(ExampleChecker.Check(ScanCommand.CreateScanner(rules, plugins: plugins), rules.Rules.Where(rule => own.Contains(rule.Path))));
        }

        return Report(terminal, rules, [.. mistakes.Select(problem => RuleSource.Say(folder, problem))], folder);
    }

    /// <summary>Checks one file beside those that it is loaded with.</summary>
    private static int CheckFile(Terminal terminal, RuleFilePlace place, PluginSet plugins)
    {
        var files = place.WithOthers(takesPlace: false);
        var mistakes = RuleLoader.Load(files, withExamples: true).Problems.Where(problem => problem.Path == place.Path).ToList();
        var loaded = RuleLoader.Load(files, withExamples: false);
        var own = loaded.Rules?.Rules.Where(rule => rule.Path == place.Path).ToList() ?? [];
        mistakes.AddRange(loaded.Rules is null ? loaded.Problems.Except(mistakes) : ExampleChecker.Check(ScanCommand.CreateScanner(loaded.Rules, plugins: plugins), own));
        if (mistakes.Count > 0)
        {
            return Report(terminal, loaded.Rules, [.. mistakes.Select(place.Say)], place.File);
        }

        terminal.Text.WriteLine(TerminalText.Safe($"No mistake in {place.File}: {own.Sum(rule => rule.Signals.Length)} signals, {own.Sum(rule => rule.Examples.Length)} examples."));
        return ExitCode.Done;
    }

    private static int Report(Terminal terminal, RuleSet? rules, IReadOnlyList<string> mistakes, string what)
    {
        foreach (var mistake in mistakes)
        {
            terminal.Error.WriteLine(TerminalText.Safe(mistake));
        }

        if (mistakes.Count > 0 || rules is null)
        {
            terminal.Error.WriteLine(mistakes.Count == 1 ? "1 mistake in the rules." : $"{mistakes.Count} mistakes in the rules.");
            return ExitCode.WrongUse;
        }

        var examples = rules.Rules.Sum(rule => rule.Examples.Length);
        terminal.Text.WriteLine(TerminalText.Safe(
            $"No mistake in {what}: {rules.Practices.Length} practices, {rules.Rules.Length} rules with {examples} examples, "
            + $"{rules.Frameworks.Length} frameworks, {rules.Kinds.Length} kinds (hash {rules.Hash})."));
        return ExitCode.Done;
    }
}
