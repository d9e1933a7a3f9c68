using System.CommandLine;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors;
using RepoMaturity.Git;
using Serilog.Core;

namespace RepoMaturity.Cli;

/// <summary><c>scan [PATH]</c>.</summary>
internal sealed class ScanCommand
{
    private static readonly Dictionary<string, GitImplementation> Implementations = new(StringComparer.Ordinal)
    {
        ["auto"] = GitImplementation.Auto,
        ["libgit2"] = GitImplementation.LibGit2,
        ["git"] = GitImplementation.GitProgram,
    };

    private readonly CommonOptions common;
    private readonly Argument<string> path = new("PATH") { Description = "A git work tree, a bare repository or a plain folder.", DefaultValueFactory = _ => "." };
    private readonly Option<string?> revision = new("--rev") { Description = "Read this commit (id, branch, tag, HEAD; ~N and ^N for ancestors) instead of the work tree.", HelpName = "REV" };
    private readonly Option<string?> part = new("--path") { Description = "Assess only this folder, as seen from PATH.", HelpName = "SUB" };
    private readonly Option<bool> untracked = new("--include-untracked") { Description = "Read untracked files that are not ignored, too." };
    private readonly Option<string[]> formats = new("--format") { Description = "Format of the report: text (the default) or json. Repeatable, each with its --output." };
    private readonly Option<string[]> outputs = new("--output", "-o") { Description = "Where the report of the --format goes, in the same order; - is stdout.", HelpName = "FILE" };
    private readonly Option<string?> rules = new("--rules") { Description = "Add the rules of this folder to those built in.", HelpName = "DIR" };
    private readonly Option<string> git = new("--git") { Description = "What reads git objects: libgit2, the git program, or auto.", DefaultValueFactory = _ => "auto" };

    private ScanCommand(CommonOptions common)
    {
        this.common = common;
        formats.AcceptOnlyFromAmong(ReportTarget.Formats);
        git.AcceptOnlyFromAmong([.. Implementations.Keys]);
    }

    public static Command Create(CommonOptions common)
    {
        var scan = new ScanCommand(common);
        var command = new Command("scan", "Assess a repository. Without PATH, the one of the current folder.")
        {
            scan.path, scan.revision, scan.part, scan.untracked, scan.formats, scan.outputs, scan.rules, scan.git,
        };
        command.SetAction(scan.Run);
        return command;
    }

    /// <summary>The scanner that this program is.</summary>
    public static Scanner CreateScanner(RuleSet rules) => new(
        new FileAnalyzer(DetectorCatalogue.Detectors, ReadLimits.Default, new MemoryFactCache()), new Linker(DetectorCatalogue.Resolvers), rules);

    private int Run(ParseResult result)
    {
        var targets = ReportTarget.Pair(result.GetValue(formats) ?? [], result.GetValue(outputs) ?? []);
        if (result.GetValue(path)!.Length == 0)
        {
            throw new UsageException("PATH is empty: give the folder of a repository, or leave it out for the current one.");
        }

        if (result.GetValue(untracked) && result.GetValue(revision) is not null)
        {
            throw new UsageException("Untracked files belong to the work tree, not to a commit: give --rev or --include-untracked, not both.");
        }

        using var log = common.CreateLog(result);

        // The two longest preparations go side by side.
        var loading = Task.Run(() => RuleSource.Load(result.GetValue(rules)));
        using var opened = RepositoryOpener.Open(result.GetValue(path)!, new OpenOptions
        {
            Revision = result.GetValue(revision),
            IncludeUntracked = result.GetValue(untracked),
            Git = Implementations[result.GetValue(git)!],
        });
        log.Information("Reading {Repository} by {Implementation}: {Files} files", opened.Name, opened.Implementation, opened.Snapshot.Files.Count);
        var folder = FolderOf(opened, result.GetValue(part));
        var scanner = CreateScanner(loading.GetAwaiter().GetResult());
        log.Information("Rules and detectors: {Hash}", scanner.ModelHash);
        if (opened.Snapshot.Files.Count == 0)
        {
            log.Warning("There is no file to read. In a git repository, only tracked files are read unless --include-untracked is given");
        }

        var assessment = Scan(scanner, new Subject(opened.Snapshot, folder.Length == 0 ? opened.Name : $"{opened.Name}/{folder}", opened.History) { Folder = folder }, result);
        log.Information("Assessed: {Kind}, {Problems} problems", assessment.Kind.Kind.Id, assessment.Problems.Length);
        LogProblems(log, assessment);
        foreach (var target in targets)
        {
            target.Write(common.Terminal, Render(target, assessment, result));
        }

        return ExitCode.Done;
    }

    /// <summary>The folder that is assessed, from the top of the repository.</summary>
    private static string FolderOf(OpenedRepository opened, string? part)
    {
        if (part is null)
        {
            return string.Empty;
        }

        var folder = RepositoryPath.Combine(opened.RelativePath, part.Replace('\\', '/'))
            ?? throw new UsageException($"'{part}' lies outside the repository.");
        return folder.Length == 0 || opened.Snapshot.Files.Any(entry => entry.Path.StartsWith(folder + "/", StringComparison.Ordinal))
            ? folder
            : throw new RepositoryException($"There is no folder '{folder}' with files in the repository: --path is seen from PATH.");
    }

    private Assessment Scan(Scanner scanner, Subject subject, ParseResult result)
    {
        if (!common.ShowsProgress(result))
        {
            return scanner.Scan(subject);
        }

        using var progress = new ProgressLine(common.Terminal.Error);
        return scanner.Scan(subject, progress.Report);
    }

    private static void LogProblems(Logger log, Assessment assessment)
    {
        foreach (var problem in assessment.Problems)
        {
            log.Debug("{Path}: {Message}", problem.Path, problem.Message);
        }
    }

    private byte[] Render(ReportTarget target, Assessment assessment, ParseResult result) => target.Format == ReportTarget.Json
        ? JsonReport.Write(assessment, ToolIdentity.Tool)
        : TextPrinter.Print(TextReport.Write(assessment, common.IsVerbose(result)), target.File is null && common.UsesColour(result));
}
