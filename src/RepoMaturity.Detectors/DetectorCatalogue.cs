using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Detectors.AzurePipelines;
using RepoMaturity.Detectors.Bitbucket;
using RepoMaturity.Detectors.CircleCi;
using RepoMaturity.Detectors.CloudBuild;
using RepoMaturity.Detectors.CodeBuild;
using RepoMaturity.Detectors.Docker;
using RepoMaturity.Detectors.Documents;
using RepoMaturity.Detectors.Dvc;
using RepoMaturity.Detectors.GitHubActions;
using RepoMaturity.Detectors.GitLabCi;
using RepoMaturity.Detectors.Infrastructure;
using RepoMaturity.Detectors.Jenkins;
using RepoMaturity.Detectors.Languages;
using RepoMaturity.Detectors.Languages.CSharp;
using RepoMaturity.Detectors.Languages.JavaScript;
using RepoMaturity.Detectors.Languages.Jvm;
using RepoMaturity.Detectors.Languages.R;
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
using RepoMaturity.Detectors.Orchestrators.Metaflow;
using RepoMaturity.Detectors.Orchestrators.Mlflow;
using RepoMaturity.Detectors.Orchestrators.Snakemake;
using RepoMaturity.Detectors.Python;
using RepoMaturity.Detectors.Settings;
using RepoMaturity.Detectors.Shell;
using RepoMaturity.Detectors.Tekton;
using RepoMaturity.Detectors.Travis;

namespace RepoMaturity.Detectors;

/// <summary>All detectors and resolvers there are, each by its name: what runs is read here, not found by reflection.</summary>
public static class DetectorCatalogue
{
    /// <summary>The detectors, in ordinal order of their ids.</summary>
    public static IReadOnlyList<IDetector> Detectors { get; } =
    [
        new ArgoWorkflowDetector(),
        new AzureDeveloperDetector(),
        new AzureMlDetector(),
        new AzurePipelinesDetector(),
        new BicepDetector(),
        new BitbucketDetector(),
        new CdkApplicationDetector(),
        new CircleCiDetector(),
        new CloudBuildDetector(),
        new CloudTemplateDetector(),
        new CodeBuildDetector(),
        new ComposeDetector(),
        new CondaEnvironmentDetector(),
        new CronTableDetector(),
        new CSharpDetector(),
        new DatabricksBundleDetector(),
        new DockerfileDetector(),
        new DotnetProjectDetector(),
        new DvcDataDetector(),
        new DvcPipelineDetector(),
        new GitAttributesDetector(),
        new GitHubActionsDetector(),
        new GitLabCiDetector(),
        new GitOpsDetector(),
        new GoModuleDetector(),
        new InlineScriptDetector(),
        new JavaScriptDetector(),
        new JenkinsDetector(),
        new JobDefinitionDetector(),
        new JustfileDetector(),
        new JvmDetector(),
        new JvmBuildDetector(),
        new KestraFlowDetector(),
        new KubeflowPipelineDetector(),
        new KubernetesDetector(),
        new KustomizationDetector(),
        new MagePipelineDetector(),
        new MakeDetector(),
        new MlflowProjectDetector(),
        new NotebookDetector(),
        new PackageJsonDetector(),
        new PipfileDetector(),
        new PixiDetector(),
        new PloomberDetector(),
        new PowerShellDetector(),
        new PreCommitDetector(),
        new PrefectDeploymentDetector(),
        new PyprojectDetector(),
        new PythonDetector(),
        new RequirementsDetector(),
        new PythonTaskDetector(),
        new RDetector(),
        new RPackageDetector(),
        new ReadmeDetector(),
        new SettingsDetector(),
        new SetupCfgDetector(),
        new SetupPyDetector(),
        new ShellDetector(),
        new SkaffoldDetector(),
        new SnakefileDetector(),
        new SystemdDetector(),
        new TaskfileDetector(),
        new TektonDetector(),
        new TerraformDetector(),
        new TomlPackageDetector(),
        new TomlTaskDetector(),
        new ToxDetector(),
        new TravisDetector(),
    ];

    /// <summary>The resolvers, in ordinal order of their ids.</summary>
    public static IReadOnlyList<IResolver> Resolvers { get; } =
    [
        new AirflowGraphResolver(),
        new AppliedFileResolver(),
        new ArgoTemplateResolver(),
        new AzurePipelinesResolver(),
        new CodeTypeResolver(),
        new CompiledPipelineResolver(),
        new ConsoleScriptResolver(),
        new DotnetProjectResolver(),
        new DvcStageResolver(),
        new GitHubActionsResolver(),
        new GitLabCiResolver(),
        new ImageResolver(),
        new JavaScriptImportResolver(),
        new KedroProjectResolver(),
        new MagePipelineResolver(),
        new MakeTargetResolver(),
        new FlowEventResolver(),
        new PackageScriptResolver(),
        new PipelineFileResolver(),
        new PythonImportResolver(),
        new RequirementsResolver(),
        new PythonScheduleResolver(),
        new RSourceResolver(),
        new ScriptResolver(),
        new StartedFunctionResolver(),
        new TaskRunnerResolver(),
        new TektonResolver(),
        new TemplateResolver(),
        new TerraformResolver(),
        new UnitResolver(),
    ];
}
