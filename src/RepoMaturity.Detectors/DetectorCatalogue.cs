using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Detectors.AzurePipelines;
using RepoMaturity.Detectors.Docker;
using RepoMaturity.Detectors.Documents;
using RepoMaturity.Detectors.Dvc;
using RepoMaturity.Detectors.GitHubActions;
using RepoMaturity.Detectors.GitLabCi;
using RepoMaturity.Detectors.Infrastructure;
using RepoMaturity.Detectors.Make;
using RepoMaturity.Detectors.Manifests;
using RepoMaturity.Detectors.Notebooks;
using RepoMaturity.Detectors.Orchestrators;
using RepoMaturity.Detectors.Python;
using RepoMaturity.Detectors.Settings;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors;

/// <summary>All detectors and resolvers there are, each by its name: what runs is read here, not found by reflection.</summary>
public static class DetectorCatalogue
{
    /// <summary>The detectors, in ordinal order of their ids.</summary>
    public static IReadOnlyList<IDetector> Detectors { get; } =
    [
        new AzurePipelinesDetector(),
        new BicepDetector(),
        new CloudTemplateDetector(),
        new ComposeDetector(),
        new CondaEnvironmentDetector(),
        new CronTableDetector(),
        new DockerfileDetector(),
        new DotnetProjectDetector(),
        new DvcDataDetector(),
        new DvcPipelineDetector(),
        new GitAttributesDetector(),
        new GitHubActionsDetector(),
        new GitLabCiDetector(),
        new GitOpsDetector(),
        new JobDefinitionDetector(),
        new JustfileDetector(),
        new KubernetesDetector(),
        new KustomizationDetector(),
        new MakeDetector(),
        new NotebookDetector(),
        new PackageJsonDetector(),
        new PipfileDetector(),
        new PowerShellDetector(),
        new PreCommitDetector(),
        new PrefectDeploymentDetector(),
        new PyprojectDetector(),
        new PythonDetector(),
        new RequirementsDetector(),
        new ReadmeDetector(),
        new SettingsDetector(),
        new SetupCfgDetector(),
        new ShellDetector(),
        new SystemdDetector(),
        new TaskfileDetector(),
        new TerraformDetector(),
    ];

    /// <summary>The resolvers, in ordinal order of their ids.</summary>
    public static IReadOnlyList<IResolver> Resolvers { get; } =
    [
        new AppliedFileResolver(),
        new AzurePipelinesResolver(),
        new ConsoleScriptResolver(),
        new DvcStageResolver(),
        new GitHubActionsResolver(),
        new GitLabCiResolver(),
        new ImageResolver(),
        new MakeTargetResolver(),
        new PackageScriptResolver(),
        new PythonImportResolver(),
        new RequirementsResolver(),
        new PythonScheduleResolver(),
        new ScriptResolver(),
        new TaskRunnerResolver(),
        new TemplateResolver(),
        new TerraformResolver(),
        new UnitResolver(),
    ];
}
