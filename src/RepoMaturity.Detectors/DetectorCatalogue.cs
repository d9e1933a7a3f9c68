using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Detectors.AzurePipelines;
using RepoMaturity.Detectors.Docker;
using RepoMaturity.Detectors.Documents;
using RepoMaturity.Detectors.Dvc;
using RepoMaturity.Detectors.GitHubActions;
using RepoMaturity.Detectors.GitLabCi;
using RepoMaturity.Detectors.Make;
using RepoMaturity.Detectors.Manifests;
using RepoMaturity.Detectors.Notebooks;
using RepoMaturity.Detectors.Orchestrators;
using RepoMaturity.Detectors.Orchestrators.Airflow;
using RepoMaturity.Detectors.Orchestrators.Argo;
using RepoMaturity.Detectors.Orchestrators.AzureMl;
using RepoMaturity.Detectors.Orchestrators.Databricks;
using RepoMaturity.Detectors.Orchestrators.Kedro;
using RepoMaturity.Detectors.Orchestrators.Kestra;
using RepoMaturity.Detectors.Orchestrators.Kubeflow;
using RepoMaturity.Detectors.Orchestrators.Mage;
using RepoMaturity.Detectors.Orchestrators.Mlflow;
using RepoMaturity.Detectors.Orchestrators.Snakemake;
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
        new ArgoWorkflowDetector(),
        new AzureMlDetector(),
        new AzurePipelinesDetector(),
        new ComposeDetector(),
        new CondaEnvironmentDetector(),
        new DatabricksBundleDetector(),
        new DockerfileDetector(),
        new DotnetProjectDetector(),
        new DvcDataDetector(),
        new DvcPipelineDetector(),
        new GitAttributesDetector(),
        new GitHubActionsDetector(),
        new GitLabCiDetector(),
        new JobDefinitionDetector(),
        new JustfileDetector(),
        new KestraFlowDetector(),
        new KubeflowPipelineDetector(),
        new KubernetesDetector(),
        new MagePipelineDetector(),
        new MakeDetector(),
        new MlflowProjectDetector(),
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
        new SnakefileDetector(),
        new TaskfileDetector(),
    ];

    /// <summary>The resolvers, in ordinal order of their ids.</summary>
    public static IReadOnlyList<IResolver> Resolvers { get; } =
    [
        new AirflowGraphResolver(),
        new AppliedFileResolver(),
        new ArgoTemplateResolver(),
        new AzurePipelinesResolver(),
        new CompiledPipelineResolver(),
        new ConsoleScriptResolver(),
        new DvcStageResolver(),
        new GitHubActionsResolver(),
        new GitLabCiResolver(),
        new ImageResolver(),
        new KedroProjectResolver(),
        new MagePipelineResolver(),
        new MakeTargetResolver(),
        new PackageScriptResolver(),
        new PipelineFileResolver(),
        new PythonImportResolver(),
        new RequirementsResolver(),
        new PythonScheduleResolver(),
        new ScriptResolver(),
        new TaskRunnerResolver(),
        new UnitResolver(),
    ];
}
