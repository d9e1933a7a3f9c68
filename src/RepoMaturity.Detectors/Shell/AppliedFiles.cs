namespace RepoMaturity.Detectors.Shell;

/// <summary>Commands that hand a file or folder of the repository to something that carries it out: a cluster, a cloud, a scheduler.</summary>
internal static class AppliedFiles
{
    /// <summary>Kind of reference to such a file. Target: a file or a folder; empty for the folder of the command.</summary>
    public const string Kind = "applied-file";

    private static readonly HashSet<string> Verbs = WordSet.Of(
        "apply create submit deploy launch up update upgrade rollout install replace register execute publish");

    /// <summary>Programs whose files are no declarations that something carries out, or that are read elsewhere.</summary>
    private static readonly HashSet<string> Others = WordSet.Of(
        "python pip poetry uv pdm pipenv conda mamba micromamba make just task dvc docker podman docker-compose podman-compose "
        + "npm yarn pnpm bun npx gh git curl wget pre-commit pytest tox nox cp mv rm cat jq yq bash sh node "
        + "kubectl oc k helm kustomize terraform tofu terragrunt");

    /// <summary>The files and folders that a command applies.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<string> words) => words.Count < 2 || words.Any(IsRehearsal) ? [] : words switch
    {
        ["kubectl" or "oc" or "k", ..] => Has(words, "apply", "create", "replace") ? Values(words, "-f", "--filename", "-k", "--kustomize").Where(IsLocal) : [],
        ["kustomize", "build"] => [string.Empty],
        ["kustomize", "build", var folder, ..] => [folder],
        ["helm", ..] => Has(words, "install", "upgrade") ? words.Skip(2).Where(IsChartFolder).Take(1) : [],
        ["gcloud", "builds", "submit", ..] => Values(words, "--config").DefaultIfEmpty("cloudbuild.yaml"),
        // A release is rendered from Skaffold's file.
        ["gcloud", "deploy", "releases", "create", ..] => Values(words, "--skaffold-file").DefaultIfEmpty("skaffold.yaml"),
        ["az", "deployment", ..] => Has(words, "create") ? Values(words, "-f", "--template-file") : [],
        // What is deployed is often the copy that "package" makes.
        ["aws", "cloudformation", ..] => Has(words, "deploy", "create-stack", "update-stack", "create-change-set", "package")
            ? Values(words, "--template-file", "--template-body").Select(file => file.StartsWith("file://", StringComparison.Ordinal) ? file[7..] : file) : [],
        ["sam", "deploy", ..] => Values(words, "-t", "--template", "--template-file").Where(file => !file.StartsWith(".aws-sam", StringComparison.Ordinal)) is var files && files.Any()
            ? files : ["template.yaml", "template.yml"],
        ["ansible-playbook", ..] => words.Skip(1).Where(IsDeclaration),
        ["argo", "submit" or "cron" or "template", ..] => words.Skip(2).Where(IsDeclaration),
        ["prefect", "deploy", ..] or ["prefect", "--no-prompt", "deploy", ..] => Values(words, "--prefect-file").DefaultIfEmpty("prefect.yaml"),
        ["az", "ml", "component", ..] => [],
        ["skaffold", "run" or "dev" or "deploy", ..] => Values(words, "-f", "--filename").DefaultIfEmpty("skaffold.yaml"),
        ["serverless" or "sls", "deploy", ..] => Values(words, "-c", "--config") is { Count: > 0 } own ? own : ["serverless.yml", "serverless.yaml"],
        ["azd", "provision", ..] => ["infra"],
        ["azd", "up", ..] => ["infra", "azure.yaml"],
        ["azd", "deploy" or "package", ..] => ["azure.yaml"],
        ["helmfile", ..] => Has(words, "apply", "sync") ? Values(words, "-f", "--file").DefaultIfEmpty("helmfile.yaml") : [],
        ["pulumi", "up" or "update", ..] or ["cdk", "deploy", ..] => [string.Empty],
        _ => Others.Contains(words[0]) ? [] : OfUnknown(words),
    };

    /// <summary>Whether a word names a local file of a format that declares what is to be.</summary>
    public static bool IsDeclaration(string word) => word.Length > 0 && word[0] != '-' && IsLocal(word)
        && (YamlPath.IsYaml(word) || word.EndsWith(".json", StringComparison.Ordinal)
            || word.EndsWith(".bicep", StringComparison.Ordinal) || word.EndsWith(".toml", StringComparison.Ordinal));

    /// <summary>Of any other program, a declaration that stands behind a verb of carrying out: <c>az ml job create --file job.yml</c>.</summary>
    private static IEnumerable<string> OfUnknown(IReadOnlyList<string> words)
    {
        for (var i = 1; i < words.Count && i < 5 && words[i] is not ['-', ..]; i++)
        {
            if (Verbs.Contains(words[i]))
            {
                return words.Skip(i + 1).Select(Plain).Where(IsDeclaration).Take(4);
            }
        }

        return [];
    }

    /// <summary>The value of <c>--file=job.yml</c>.</summary>
    private static string Plain(string word) =>
        word.StartsWith('-') && word.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals ? word[(equals + 1)..] : word;

    private static bool IsChartFolder(string word) =>
        word.StartsWith('.') || (word.Contains('/', StringComparison.Ordinal) && IsLocal(word) && word[0] != '-');

    private static bool IsLocal(string word) => word != "-" && !word.Contains("://", StringComparison.Ordinal);

    private static bool IsRehearsal(string word) =>
        word is "--dry-run" or "--dryrun" or "--what-if" or "--check" || (word.StartsWith("--dry-run=", StringComparison.Ordinal) && word != "--dry-run=none");

    private static bool Has(IReadOnlyList<string> words, params ReadOnlySpan<string> verbs)
    {
        foreach (var word in words)
        {
            if (verbs.Contains(word))
            {
                return true;
            }
        }

        return false;
    }

    private static List<string> Values(IReadOnlyList<string> words, params ReadOnlySpan<string> options)
    {
        var values = new List<string>();
        for (var i = 0; i < words.Count; i++)
        {
            foreach (var option in options)
            {
                if (words[i] == option && i + 1 < words.Count)
                {
                    values.Add(words[i + 1]);
                }
                else if (words[i].StartsWith(option + "=", StringComparison.Ordinal))
                {
                    values.Add(words[i][(option.Length + 1)..]);
                }
            }
        }

        return values;
    }
}
