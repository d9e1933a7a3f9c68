using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using RepoMaturity.Cli.Fleets;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Fleet;
using RepoMaturity.Git;
using RepoMaturity.GitHub;
using Serilog.Events;

namespace RepoMaturity.Cli;

/// <summary>The program: commands, and what becomes of a failure.</summary>
internal static class Application
{
    /// <summary>A word that begins with @ is a revision (<c>@~1</c>), never a file with further words.</summary>
    private static readonly ParserConfiguration Syntax = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs the program.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> args, Terminal terminal)
    {
        using var watch = new RunWatch(terminal.Error);
        var common = new CommonOptions(terminal, watch);
        var result = CreateRoot(common, args).Parse(args, Syntax);
        if (result.Action is not (PrintHelp or PrintVersion) && WhatIsWrong(result) is { } wrong)
        {
            terminal.Error.WriteLine(TerminalText.Safe($"{wrong} See '{PathOf(result.CommandResult.Command)} --help'."));
            return ExitCode.WrongUse;
        }

        return Invoke(result, common);
    }

    /// <summary>One sentence on what was asked wrongly; null when nothing was.</summary>
    private static string? WhatIsWrong(ParseResult result)
    {
        // The parser takes an unknown option for the argument of its command, and complains of what follows.
        var unknown = result.Tokens.Any(token => token.Type == TokenType.DoubleDash)
            ? []
            : result.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value).Where(value => value is ['-', _, ..]);
        if (unknown.Concat(result.UnmatchedTokens).FirstOrDefault() is { } word)
        {
            var known = Known(result.CommandResult.Command).ToArray();
            return $"'{word}' means nothing here.{Suggestion.For(word, known)}";
        }

        return result.Errors.Count == 0 ? null : Sentence(result.Errors[0].Message);
    }

    /// <summary>The parser lists what is allowed one word a line.</summary>
    private static string Sentence(string message)
    {
        var lines = message.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return $"{lines[0]} {string.Join(", ", lines[1..])}".TrimEnd('.', ' ') + ".";
    }

    private static IEnumerable<string> Known(Command command) => command.Subcommands.Select(sub => sub.Name)
        .Concat(command.Options.Select(option => option.Name))
        .Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options).Where(option => option.Recursive).Select(option => option.Name));

    private static RootCommand CreateRoot(CommonOptions common, IReadOnlyList<string> args)
    {
        var root = new RootCommand("Reads a repository and says, with proof, how its machine-learning work is operated.")
        {
            ScanCommand.Create(common),
            PlanCommand.Create(common),
            ExplainCommand.Create(common),
            ListCommand.Create(common),
            RulesCommand.Create(common),
            DiffCommand.Create(common),
            CommentCommand.Create(common),
            RenderCommand.Create(common),
            HistoryCommand.Create(common),
            ReportWrongCommand.Create(common),
            ConfigCommand.Create(common),
            InitCommand.Create(common),
            CacheCommand.Create(common),
            FleetCommand.Create(common, args),
            ServeCommand.Create(common),
        };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new PrintHelp((HelpAction)help.Action!);
        root.Options.OfType<VersionOption>().Single().Action = new PrintVersion();
        foreach (var option in common.All)
        {
            option.Recursive = true;
            root.Options.Add(option);
        }

        return root;
    }

    /// <summary>A run over many repositories, or a server of them, takes as long as it takes: the limits are those of each of its scans.</summary>
    private static void Watch(ParseResult result, CommonOptions common)
    {
        if (FleetCommand.Has(result.CommandResult.Command) || result.CommandResult.Command.Name == ServeCommand.Name)
        {
            common.Watch.End();
        }
        else
        {
            common.Watch.Begin(LimitOption.Read(result));
        }
    }

    private static int Invoke(ParseResult result, CommonOptions common)
    {
        var terminal = common.Terminal;
        try
        {
            if (result.Action is not (PrintHelp or PrintVersion))
            {
                Watch(result, common);
            }

            var code = result.Invoke(new InvocationConfiguration { Output = terminal.Text, Error = terminal.Error, EnableDefaultExceptionHandler = false });
            terminal.Text.Flush();
            return code;
        }
        catch (UsageException wrong)
        {
            return Fail(wrong, ExitCode.WrongUse);
        }
        catch (Exception unreadable) when (unreadable is RepositoryException or FleetException)
        {
            return Fail(unreadable, ExitCode.NothingScanned);
        }
        catch (GitHubException refused)
        {
            return Fail(refused, refused.Failure == GitHubFailure.Unauthorized ? ExitCode.WrongUse : ExitCode.NothingScanned);
        }
#pragma warning disable CA1031 // Whatever went wrong, people get one sentence and the code that says that nothing was scanned.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return Fail(failure, ExitCode.NothingScanned);
        }

        int Fail(Exception exception, int code)
        {
            foreach (var line in Message(exception).Split('\n'))
            {
                terminal.Error.WriteLine(TerminalText.Safe(line));
            }

            if (common.LogLevel(result) <= LogEventLevel.Information)
            {
                using var log = ErrorStreamSink.CreateLog(terminal.Error, LogEventLevel.Debug);
                log.Debug(exception, "Details");
            }

            return code;
        }
    }

    private static string Message(Exception exception) => exception switch
    {
        UsageException or RepositoryException or FleetException => exception.Message,
        GitHubException => Secrets.Mask(exception.Message),
        IOException or UnauthorizedAccessException => Secrets.Mask($"Could not read or write: {exception.Message}"),
        _ => Secrets.Mask($"The program failed ({exception.GetType().Name}: {exception.Message}). Run it with --verbose for details, and please report it."),
    };

    private static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{PathOf(parent)} {command.Name}" : ToolIdentity.Name;

    /// <summary>Help, and the exit codes under it.</summary>
    private sealed class PrintHelp(HelpAction usage) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            usage.Invoke(parseResult);
            parseResult.InvocationConfiguration.Output.WriteLine(ExitCode.Help);
            return ExitCode.Done;
        }
    }

    private sealed class PrintVersion : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.WriteLine($"{ToolIdentity.Name} {ToolIdentity.FullVersion}");
            return ExitCode.Done;
        }
    }
}
