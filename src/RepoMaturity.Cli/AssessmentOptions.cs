using System.CommandLine;
using RepoMaturity.Cache;
using RepoMaturity.Cli.Plugins;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git;
using RepoMaturity.Git.Remotes;
using Serilog.Core;

namespace RepoMaturity.Cli;

/// <summary>The options that say what is assessed and by which rules, and the way from them to an assessment.</summary>
internal sealed partial class AssessmentOptions
{
    private static readonly Dictionary<string, GitImplementation> Implementations = new(StringComparer.Ordinal)
    {
        ["auto"] = GitImplementation.Auto,
        ["libgit2"] = GitImplementation.LibGit2,
        ["git"] = GitImplementation.GitProgram,
    };

    private readonly CommonOptions common;
    private readonly Argument<string> path = new("PATH")
    {
        Description = "A git work tree, a bare repository, a plain folder, or https://HOST/OWNER/NAME, which is cloned and deleted after.",
        DefaultValueFactory = _ => ".",
    };

    private readonly Option<string?> revision = new("--rev") { Description = "Read this commit (id, branch, tag, HEAD; ~N and ^N for ancestors) instead of the work tree.", HelpName = "REV" };
    private readonly Option<string?> part = new("--path") { Description = "Assess only this folder, as seen from PATH.", HelpName = "SUB" };
    private readonly Option<bool> untracked = new("--include-untracked") { Description = "Read untracked files that are not ignored, too." };
    private readonly Option<string?> rules = new("--rules") { Description = "Add the rules of this folder to those built in.", HelpName = "DIR" };
    private readonly Option<string> git = new("--git") { Description = "What reads git objects: libgit2, the git program, or auto.", DefaultValueFactory = _ => "auto" };

    private readonly ConfigurationOptions configured = new();
    private readonly LimitOption limits = new();
    private readonly CacheOptions caching = new();
    private readonly PluginOption plugins = new();

    public AssessmentOptions(CommonOptions common)
    {
        this.common = common;
        git.AcceptOnlyFromAmong([.. Implementations.Keys]);
    }

    /// <summary>Adds them to a command, PATH as its last argument.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(path);
        foreach (var option in new Option[] { revision, part, untracked, rules, plugins.Option, git, limits.Option }.Concat(configured.All).Concat(caching.All))
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Adds to a command what says where to look and by which rules: the whole of a work tree, without its configuration.</summary>
    public void AddPlaceTo(Command command)
    {
        IsConfigured = false;
        command.Arguments.Add(path);
        foreach (var option in new Option[] { untracked, rules, git }.Concat(caching.All))
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Adds to a command what says how commits are assessed, PATH as its last argument.</summary>
    public void AddCommitsTo(Command command)
    {
        configured.IsOfCommit = true;
        command.Arguments.Add(path);
        foreach (var option in new Option[] { part, rules, git, limits.Option }.Concat(configured.All).Concat(caching.All))
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Takes the times of the steps; null where nobody asks for them.</summary>
    public StepTimes? Times { get; set; }

    /// <summary>Whether what a JSON report says of an assessment is all that is asked for, so that one of an earlier scan will do.</summary>
    public bool IsReportEnough { get; set; }

    /// <summary>Whether what the people of the repository say counts.</summary>
    private bool IsConfigured { get; set; } = true;

    /// <summary>The place that is assessed, as it was given.</summary>
    public string Place(ParseResult result) => result.GetValue(path)!;

    /// <summary>Assesses what was asked for.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="check">Given the rules before anything is scanned, to refuse what they do not know.</param>
    /// <param name="ask">Says what of the subject is asked for, such as its frameworks.</param>
    public Assessment Assess(ParseResult result, Action<RuleSet>? check = null, Func<Subject, Subject>? ask = null) =>
        AssessEach(result, (_, _) => [result.GetValue(revision)], check, ask)[0];

    /// <summary>Loads the rules that were asked for.</summary>
    public RuleSet LoadRules(ParseResult result) => RuleSource.Load(result.GetValue(rules));

    /// <summary>Assesses several commits of one repository, one after the other; files that are alike are analysed once.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="revisionsOf">Given the folder and what reads git objects, says which; null is the work tree.</param>
    /// <param name="check">Given the rules before anything is scanned, to refuse what they do not know.</param>
    /// <param name="ask">Says what of the subject is asked for, such as its frameworks.</param>
    public IReadOnlyList<Assessment> AssessEach(
        ParseResult result, Func<string, GitImplementation, IReadOnlyList<string?>> revisionsOf, Action<RuleSet>? check = null, Func<Subject, Subject>? ask = null)
    {
        var place = CheckedPlace(result);

        if (result.GetValue(untracked) && result.GetValue(revision) is not null)
        {
            throw new UsageException("Untracked files belong to the work tree, not to a commit: give --rev or --include-untracked, not both.");
        }

        configured.Check(result);
        caching.Check(result);
        Times?.Begin("rules, repository");
        var bounds = LimitOption.Read(result);
        var added = plugins.Load(result);
        using var log = common.CreateLog(result);
        var git = Implementations[result.GetValue(this.git)!];
        TemporaryClone? clone = null;
        IFactCache? cache = null;
        var opening = new Lock();
        IFactCache CacheOf(string opened)
        {
            lock (opening)
            {
                return cache ??= OpenCache(result, added, clone is null ? opened : place, log);
            }
        }

        (IFactCache Cache, string Fingerprint) KeptOf(string opened) => (CacheOf(opened), ScanCommand.CreateAnalyzer(bounds.OfFile, CacheOf(opened), added).CacheFingerprint);
        ReportStore? ReportsOf(string opened, string fingerprint) => added.IsPure ? caching.OpenReports(result, common.Terminal, clone is null ? opened : place, fingerprint) : null;
        OpenedRepository Open(string? asked) => RepositoryOpener.Open(
            clone?.Folder ?? place, new OpenOptions { Revision = asked, IncludeUntracked = result.GetValue(untracked), Git = git, Kept = KeptOf });

        // The two longest preparations go side by side. What is wrong with rules or with what is asked of them is said first, and before anything is cloned.
        var loading = Task.Run(() => RuleSource.Load(result.GetValue(rules)));
        using var early = IsAddress(place) ? null : new EarlyRepository(() => revisionsOf(place, git), Open);
        check?.Invoke(loading.GetAwaiter().GetResult());
        using var cloned = clone = Clone(place, result, bounds, log);
        using var late = clone is null ? null : new EarlyRepository(() => revisionsOf(clone.Folder, git), Open);
        var repository = (early ?? late)!;
        var assessments = new List<Assessment>();
        do
        {
            var limitsOfScan = common.Watch.BeginScan(bounds, "Scan a part with --path, or raise it with --limit.", clone is null ? null : clone.Dispose);
            using var opened = repository.Take(assessments.Count);
            assessments.Add(Assess(opened, clone?.Folder ?? place, (rules, at) => ScanCommand.CreateScanner(rules, bounds.OfFile, limitsOfScan, CacheOf(at), added), ReportsOf, loading, result, log, ask));
            CacheOptions.Save(cache, log);
        }
        while (assessments.Count < repository.Count);

        return assessments;
    }

    private string CheckedPlace(ParseResult result) => Place(result) is { Length: > 0 } place ? place
        : throw new UsageException("PATH is empty: give the folder of a repository, or leave it out for the current one.");

    /// <summary>What keeps facts of the files of a repository: the disk, or where that is not to be, memory.</summary>
    private IFactCache OpenCache(ParseResult result, PluginSet added, string place, Logger log, string apart = "") =>
        (added.IsPure ? caching.Open(result, common.Terminal, place, log, apart) : null) ?? (IFactCache)new MemoryFactCache();

    private static bool IsAddress(string place) => RemoteAddress.IsMeant(place) && !Directory.Exists(place);

    /// <summary>A clone where the place is an address; null for a folder, however it is named.</summary>
    private TemporaryClone? Clone(string place, ParseResult result, ScanBounds bounds, Logger log)
    {
        if (!IsAddress(place))
        {
            return null;
        }

        var address = RemoteAddress.Parse(place, out var wrong) ?? throw new UsageException(wrong!);
        if (result.GetValue(untracked))
        {
            throw new UsageException("A clone has no untracked files: leave --include-untracked out.");
        }

        log.Information("Cloning {Address}", address.Url);
        common.Watch.Begin(bounds with { Time = bounds.OfClone.Time });
        return TemporaryClone.Take(address, withAllBranches: result.GetValue(revision) is not null || !result.CommandResult.Command.Options.Contains(revision), bounds.OfClone);
    }

    private Assessment Assess(
        OpenedRepository opened,
        string folder,
        Func<RuleSet, string, Scanner> scannerOf,
        Func<string, string, ReportStore?> reportsOf,
        Task<RuleSet> loading,
        ParseResult result,
        Logger log,
        Func<Subject, Subject>? ask)
    {
        var subfolder = FolderOf(opened, result.GetValue(part));
        var known = loading.GetAwaiter().GetResult();
        var scanner = scannerOf(known, opened.Place);
        log.Information("Rules and detectors: {Hash}", scanner.ModelHash);
        var subject = new Subject(opened.Snapshot, subfolder.Length == 0 ? opened.Name : $"{opened.Name}/{subfolder}")
        {
            LateHistory = new Lazy<HistoryFacts?>(() => opened.History),
            Past = opened.Past,
            Folder = subfolder,
            Address = Forge.Of(opened.Address) is null ? null : opened.Address,
            Changes = new Lazy<ChangeFacts?>(() => opened.Changes),
            Configuration = IsConfigured ? configured.Find(opened, folder, known, result, log) : null,
        };
        var reports = reportsOf(opened.Place, scanner.CacheFingerprint);
        var kept = reports is null ? null : new KeptAssessments(reports, known);
        var assessment = Assess(opened, scanner, ask?.Invoke(subject) ?? subject, kept, result, log);
        CacheOptions.Tell(reports?.Troubles ?? [], log);
        log.Information("Assessed: {Kind}, {Problems} problems", assessment.Kind.Kind.Id, assessment.Problems.Length);
        foreach (var problem in assessment.Problems)
        {
            log.Debug("{Path}: {Message}", problem.Path, problem.Message);
        }

        return assessment;
    }

    /// <summary>The assessment of an earlier scan, where all that decides on it is as it was and a report is enough; else that of a scan.</summary>
    private Assessment Assess(OpenedRepository opened, Scanner scanner, Subject subject, KeptAssessments? kept, ParseResult result, Logger log)
    {
        var key = kept is null ? null : scanner.KeyOf(subject);
        if (key is not null && IsReportEnough && kept!.Find(key, subject) is { } known)
        {
            log.Information("Nothing that decides has changed since an earlier scan: {Key}", key);
            return known;
        }

        opened.BeginHistory();
        log.Information("Reading {Repository} by {Implementation}: {Files} files", opened.Name, opened.Implementation, opened.Snapshot.Files.Count);
        if (opened.Snapshot.Files.Count == 0)
        {
            log.Warning("There is no file to read. In a git repository, only tracked files are read unless --include-untracked is given");
        }

        var assessment = Scan(scanner, subject, result);
        if (key is not null && opened.Snapshot.Files.Count > 0)
        {
            kept!.Keep(key, assessment);
        }

        return assessment;
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
            return scanner.Scan(subject, begins: Times is null ? null : Times.Begin);
        }

        using var progress = new ProgressLine(common.Terminal.Error);
        return scanner.Scan(subject, progress.Report, Times is null ? null : Times.Begin);
    }
}
