using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Finds the files and commands of a repository that stand for the placeholders of steps, those that earlier steps of a plan write included.</summary>
internal sealed class StepPlaces(PlanSites sites)
{
    /// <summary>The files that run a practice: <c>{training-script}</c>, and as a command <c>{training-run}</c>.</summary>
    private static readonly Dictionary<string, string> Practices = new(StringComparer.Ordinal)
    {
        ["data"] = "data-pipeline",
        ["deployment"] = "continuous-deployment",
        ["evaluation"] = "model-evaluation",
        ["monitoring"] = "model-monitoring",
        ["serving"] = "model-serving",
        ["training"] = "training-as-code",
        ["tuning"] = "hyperparameter-tuning",
        ["validation"] = "data-validation",
    };

    private static readonly (string File, string Install, string Prefix)[] Installs =
    [
        ("uv.lock", "pip install uv && uv sync", "uv run "),
        ("poetry.lock", "pip install poetry && poetry install", "poetry run "),
        ("Pipfile.lock", "pip install pipenv && pipenv sync", "pipenv run "),
        ("requirements.txt", "pip install -r requirements.txt", string.Empty),
        ("pyproject.toml", "pip install .", string.Empty),
        ("setup.py", "pip install .", string.Empty),
    ];

    /// <summary>What sets up a project that is not of Python, by a file that says so.</summary>
    private static readonly (string Name, string Command)[] SetUps =
    [
        ("renv.lock", "Rscript -e 'renv::restore()'"),
        (".sln", "dotnet restore"),
        (".csproj", "dotnet restore"),
        ("gradlew", "./gradlew build"),
        ("pom.xml", "mvn package"),
        ("build.sbt", "sbt compile"),
        ("Cargo.toml", "cargo build"),
        ("go.mod", "go build ./..."),
        ("Project.toml", "julia --project -e 'using Pkg; Pkg.instantiate()'"),
        ("pnpm-lock.yaml", "pnpm install"),
        ("yarn.lock", "yarn install"),
        ("package-lock.json", "npm ci"),
        ("package.json", "npm install"),
    ];

    private static readonly string[] WordsOfPython = ["python", "pip install", "pytest", "ruff"];

    /// <summary>Notebooks are of Python, unless scripts beside them say otherwise; pages in JavaScript do not.</summary>
    private static readonly string[] BesideNotebooks = [".R", ".jl", ".cs", ".java", ".scala"];

    private readonly Lazy<bool> isWithoutPython = new(() => sites.Find(path => path.EndsWith(".py", StringComparison.Ordinal)) is null
        && (sites.Find(IsNotebook) is null ? sites.Find(UnreadCode.IsCode) : sites.Find(path => Array.Exists(BesideNotebooks, end => path.EndsWith(end, StringComparison.Ordinal)))) is not null);

    private readonly Dictionary<string, string> written = new(StringComparer.Ordinal);
    private readonly HashSet<string> files = new(StringComparer.Ordinal);

    /// <summary>All placeholders, for the check of rules.</summary>
    public static IEnumerable<string> Names =>
    [
        .. Practices.Keys.Append("step").SelectMany(name => new[] { $"{name}-script", $"{name}-run", $"{name}-name", $"{name}-workflow" }),
        "step-file", "python-run", "training-notebook", "serving-module", "dockerfile-path", "training-dockerfile", "dvc-file", "terraform-folder", "manifest-folder", "compose-file",
        "requirements-file", "readme-file", "source-folder", "install-step", "set-up", "pipeline-script", "integration-workflow",
    ];

    private (string File, string Install, string Prefix) Install => Installs.FirstOrDefault(each => sites.Has(each.File) || files.Contains(each.File)) is { File: not null } found
        ? found
        : sites.Find(path => RepositoryPath.Name(path) == "requirements.txt") is { } requirements ? (requirements, $"pip install -r {Quoted(requirements)}", string.Empty)
        : ("requirements.txt", "pip install -r requirements.txt", string.Empty);

    /// <summary>Whether people here could use what a step writes: one in Python is none for a project of C# or R alone.</summary>
    /// <param name="step">The step.</param>
    /// <param name="file">The file that it writes.</param>
    public bool Suits(StepRule step, string file) => !isWithoutPython.Value
        || !(file.EndsWith(".py", StringComparison.Ordinal) || Array.Exists(WordsOfPython, word => $"{file}\n{step.Snippet}".Contains(word, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether there is such a file, or an earlier step writes it.</summary>
    public bool Has(string path) => sites.Has(path) || files.Contains(path);

    /// <summary>Tells what a step of the plan writes.</summary>
    public void Write(NextStep step)
    {
        if (step.Change is not { } change)
        {
            return;
        }

        files.Add(change.File);
        foreach (var raise in step.Raises)
        {
            written[raise.Claim] = change.File;
        }
    }

    /// <summary>The code that shows a practice; null where none does.</summary>
    public string? CodeOf(string claim) => Shown(claim, path => IsPython(path) || IsR(path) || IsNotebook(path));

    /// <summary>What stands for a placeholder; null where the repository has no such thing.</summary>
    public string? Resolve(string name, string claim) => name switch
    {
        "step-file" => null,
        "python-run" => $"{Install.Prefix}python",
        "training-notebook" => sites.Shown("training-as-code", Level.Declared, IsNotebook) ?? sites.Find(IsNotebook),
        "serving-module" => Resolve("serving-script", claim)?[..^".py".Length].Replace('/', '.'),
        "dockerfile-path" => Shown("model-packaging", IsDockerfile) ?? Shown("reproducible-environment", IsDockerfile),
        "training-dockerfile" => Shown("training-infrastructure", IsDockerfile),
        "dvc-file" => Shown("workflow-orchestration", IsDvcFile),
        "terraform-folder" => FolderOf(Shown("infrastructure-as-code", path => path.EndsWith(".tf", StringComparison.Ordinal))),
        "manifest-folder" => FolderOf(ServiceManifest()),
        "compose-file" => sites.Find(IsCompose),
        "requirements-file" => sites.Find(path => RepositoryPath.Name(path) == "requirements.txt"),
        "readme-file" => sites.Find(path => path.StartsWith("readme", StringComparison.OrdinalIgnoreCase) && !path.Contains('/', StringComparison.Ordinal)),
        "source-folder" => SourceFolder(),
        "install-step" => Install.Install,
        "set-up" => SetUp(),
        "pipeline-script" => Shown("workflow-orchestration", IsPython),
        "integration-workflow" => Shown("continuous-integration", IsWorkflow),
        _ => OfPractice(name, claim),
    };

    private string? SetUp() => isWithoutPython.Value
        ? SetUps.Where(each => sites.Find(path => RepositoryPath.Name(path) == each.Name || (each.Name[0] == '.' && path.EndsWith(each.Name, StringComparison.Ordinal))) is not null).Select(each => each.Command).FirstOrDefault()
        : Install.Install;

    private static string Quoted(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;

    private static bool IsPython(string path) => path.EndsWith(".py", StringComparison.Ordinal) && !RepositoryPath.Name(path).StartsWith("test_", StringComparison.Ordinal);

    private static bool IsR(string path) => path.EndsWith(".R", StringComparison.Ordinal);

    private static bool IsNotebook(string path) => path.EndsWith(".ipynb", StringComparison.Ordinal);

    private static bool IsDvcFile(string path) => RepositoryPath.Name(path) == "dvc.yaml";

    private static bool IsDockerfile(string path) => RepositoryPath.Name(path).Contains("Dockerfile", StringComparison.Ordinal);

    private static bool IsYaml(string path) => path.EndsWith(".yaml", StringComparison.Ordinal) || path.EndsWith(".yml", StringComparison.Ordinal);

    private static bool IsPlainYaml(string path) => IsYaml(path) && !path.Contains("templates/", StringComparison.Ordinal) && !path.StartsWith('.');

    private static bool IsWorkflow(string path) => path.StartsWith(".github/workflows/", StringComparison.Ordinal) && IsYaml(path);

    private static bool IsCompose(string path) => RepositoryPath.Name(path) is "compose.yml" or "compose.yaml" or "docker-compose.yml" or "docker-compose.yaml";

    private static string? FolderOf(string? path) => path is null ? null : RepositoryPath.Folder(path) is { Length: > 0 } folder ? folder : ".";

    /// <summary>
    /// A manifest of what is served or delivered, or the one that an earlier step writes; of other manifests, such as those of a cluster's nodes, nothing says that they are the service's.
    /// </summary>
    private string? ServiceManifest() =>
        sites.Shown("model-serving", Level.Implemented, IsManifest) ?? sites.StartedBy("model-serving", IsManifest) ?? sites.Shown("continuous-deployment", Level.Implemented, IsManifest) ?? Written("infrastructure-as-code", IsPlainYaml);

    private bool IsManifest(string path) => IsPlainYaml(path) && sites.Shown("infrastructure-as-code", Level.Implemented, other => other == path) is not null;

    private string? OfPractice(string name, string claim)
    {
        var hyphen = name.LastIndexOf('-');
        var practice = name[..hyphen] == "step" ? claim : Practices.GetValueOrDefault(name[..hyphen]);
        return practice is null ? null : name[(hyphen + 1)..] switch
        {
            "script" when practice == "model-serving" => Shown(practice, IsPython),
            "script" => RunBy(practice, IsPython) is { } script && !DeclaresPipeline(script) ? script : null,
            "run" => Run(practice),
            "name" => NameOf(practice),
            "workflow" => sites.StartedBy(practice, IsWorkflow) ?? Written(practice, IsWorkflow),
            _ => null,
        };
    }

    /// <summary>Whether a file declares a pipeline that runs elsewhere, or submits one: what belongs into its steps does not belong into it, and to run it needs more than Python.</summary>
    private bool DeclaresPipeline(string path) => sites.Shown("workflow-orchestration", Level.Implemented, other => other == path) is not null;

    private string? Shown(string claim, Func<string, bool> fits) => sites.Shown(claim, Level.Implemented, fits) ?? Written(claim, fits);

    private string? RunBy(string claim, Func<string, bool> fits) => sites.RunBy(claim, fits) ?? Written(claim, fits);

    private string? Written(string claim, Func<string, bool> fits) => written.TryGetValue(claim, out var path) && fits(path) ? path : null;

    private string? DvcFile(string claim) => sites.StartedBy(claim, IsDvcFile) ?? sites.Shown(claim, Level.Implemented, IsDvcFile) ?? Written(claim, IsDvcFile);

    private string? Run(string claim) =>
        DvcFile(claim) is { } pipeline ? $"{Install.Prefix}dvc repro --pull{(pipeline.Contains('/', StringComparison.Ordinal) ? $" {Quoted(pipeline)}" : string.Empty)}"
        : RunBy(claim, IsPython) is { } script ? DeclaresPipeline(script) ? null : $"{Install.Prefix}python {Quoted(script)}"
        : RunBy(claim, IsR) is { } other ? $"Rscript {Quoted(other)}" : null;

    /// <summary>A name for what runs a claim, so that what runs the same has the same.</summary>
    private string? NameOf(string claim)
    {
        if (DvcFile(claim) is not null)
        {
            return "pipeline";
        }

        return (RunBy(claim, IsPython) ?? RunBy(claim, IsR)) is { } script
            ? new string([.. RepositoryPath.Name(script)[..^(script.Length - script.LastIndexOf('.'))].ToLowerInvariant().Select(character => char.IsAsciiLetterOrDigit(character) ? character : '-')])
            : null;
    }

    /// <summary>Where scripts stand, with a slash at its end; empty for the top.</summary>
    private string SourceFolder()
    {
        var script = RunBy("training-as-code", IsPython) ?? Shown("model-serving", IsPython) ?? sites.Find(path => path.StartsWith("src/", StringComparison.Ordinal) && IsPython(path));
        return script is null ? "src/" : RepositoryPath.Folder(script) switch
        {
            "" => string.Empty,
            var folder when folder.Count(character => character == '/') > 1 => "scripts/",
            var folder => folder + "/",
        };
    }
}
