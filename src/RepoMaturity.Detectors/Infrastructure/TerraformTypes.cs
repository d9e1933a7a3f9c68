using System.Collections.Frozen;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Infrastructure;

/// <summary>Resource types of Terraform's providers, as their documentation names them (https://registry.terraform.io).</summary>
internal static class TerraformTypes
{
    /// <summary>What runs code, or starts what does.</summary>
    private static readonly HashSet<string> Running = WordSet.Of(
        "aws_lambda_function aws_sfn_state_machine aws_ecs_task_definition aws_ecs_service aws_batch_job_definition aws_glue_job aws_glue_crawler aws_glue_workflow "
        + "aws_codebuild_project aws_codepipeline aws_apprunner_service aws_instance aws_launch_template aws_emr_cluster aws_pipes_pipe "
        + "aws_sagemaker_model aws_sagemaker_endpoint_configuration aws_sagemaker_endpoint aws_sagemaker_pipeline "
        + "google_cloud_run_service google_cloud_run_v2_service google_cloud_run_v2_job google_cloudfunctions_function google_cloudfunctions2_function google_workflows_workflow "
        + "google_dataflow_job google_dataflow_flex_template_job google_dataproc_job google_compute_instance google_vertex_ai_endpoint "
        + "azurerm_container_app azurerm_container_group azurerm_linux_function_app azurerm_function_app azurerm_linux_web_app azurerm_app_service azurerm_data_factory_pipeline "
        + "azurerm_automation_runbook azurerm_logic_app_workflow azurerm_machine_learning_compute_cluster "
        + "kubernetes_deployment kubernetes_deployment_v1 kubernetes_job kubernetes_job_v1 docker_container null_resource terraform_data helm_release databricks_pipeline snowflake_task");

    /// <summary>What runs when it is made, whoever names it afterwards.</summary>
    private static readonly HashSet<string> RunningOnce = WordSet.Of(
        "null_resource terraform_data helm_release aws_instance aws_launch_template google_compute_instance aws_ecs_service aws_sagemaker_model aws_sagemaker_endpoint_configuration aws_sagemaker_endpoint google_vertex_ai_endpoint kubernetes_deployment kubernetes_deployment_v1 docker_container");

    /// <summary>What holds the code or the image that others run.</summary>
    private static readonly HashSet<string> Carrying = WordSet.Of(
        "archive_file template_file aws_s3_object aws_s3_bucket_object aws_lambda_layer_version google_storage_bucket_object azurerm_storage_blob databricks_notebook databricks_workspace_file docker_image "
        + "local_file aws_ecr_repository google_artifact_registry_repository azurerm_container_registry google_pubsub_topic aws_sns_topic aws_sqs_queue");

    private static readonly FrozenDictionary<string, (string Path, TriggerKind Kind)[]> Starts = new Dictionary<string, (string Path, TriggerKind Kind)[]>(StringComparer.Ordinal)
    {
        ["aws_cloudwatch_event_rule"] = [("schedule_expression", TriggerKind.Schedule), ("event_pattern", TriggerKind.Event)],
        ["aws_cloudwatch_event_target"] = [],
        ["aws_scheduler_schedule"] = [("schedule_expression", TriggerKind.Schedule)],
        ["aws_glue_trigger"] = [("schedule", TriggerKind.Schedule), ("predicate", TriggerKind.Event)],
        ["aws_glue_crawler"] = [("schedule", TriggerKind.Schedule)],
        ["aws_sagemaker_monitoring_schedule"] = [("monitoring_schedule_config.schedule_config.schedule_expression", TriggerKind.Schedule)],
        ["aws_lambda_event_source_mapping"] = [],
        ["aws_s3_bucket_notification"] = [("lambda_function", TriggerKind.Event)],
        ["aws_sns_topic_subscription"] = [],
        ["aws_codebuild_webhook"] = [("project_name", TriggerKind.Push)],
        ["aws_codepipeline_webhook"] = [("target_pipeline", TriggerKind.Push)],
        ["google_cloud_scheduler_job"] = [("schedule", TriggerKind.Schedule)],
        ["google_cloudbuild_trigger"] =
        [
            ("github.push", TriggerKind.Push), ("repository_event_config.push", TriggerKind.Push), ("trigger_template", TriggerKind.Push), ("github.pull_request", TriggerKind.PullRequest),
            ("pubsub_config", TriggerKind.Event), ("webhook_config", TriggerKind.Event),
        ],
        ["google_storage_notification"] = [("bucket", TriggerKind.Event)],
        ["google_eventarc_trigger"] = [("matching_criteria", TriggerKind.Event)],
        ["google_pubsub_subscription"] = [],
        ["google_bigquery_data_transfer_config"] = [("schedule", TriggerKind.Schedule)],
        ["azurerm_data_factory_trigger_schedule"] = [("pipeline_name", TriggerKind.Schedule), ("pipeline", TriggerKind.Schedule)],
        ["azurerm_data_factory_trigger_blob_event"] = [("events", TriggerKind.Event)],
        ["azurerm_automation_schedule"] = [("frequency", TriggerKind.Schedule)],
        ["azurerm_automation_job_schedule"] = [],
        ["azurerm_logic_app_trigger_recurrence"] = [("frequency", TriggerKind.Schedule)],
        ["azurerm_container_app_job"] = [("schedule_trigger_config.cron_expression", TriggerKind.Schedule), ("event_trigger_config", TriggerKind.Event)],
        ["azurerm_container_registry_task"] = [("timer_trigger.schedule", TriggerKind.Schedule), ("source_trigger", TriggerKind.Push)],
        ["azurerm_eventgrid_event_subscription"] = [("included_event_types", TriggerKind.Event)],
        ["databricks_job"] = [("schedule.quartz_cron_expression", TriggerKind.Schedule), ("trigger.periodic", TriggerKind.Schedule), ("trigger.file_arrival", TriggerKind.Event)],
        ["snowflake_task"] = [("schedule", TriggerKind.Schedule)],
        ["kubernetes_cron_job"] = [("spec.schedule", TriggerKind.Schedule)],
        ["kubernetes_cron_job_v1"] = [("spec.schedule", TriggerKind.Schedule)],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether resources of a type run something or start what does.</summary>
    public static bool Runs(string type) => Running.Contains(type) || Starts.ContainsKey(type);

    /// <summary>Whether naming a resource of a type may mean to start it.</summary>
    public static bool CanBeStarted(string type) => Runs(type) && !RunningOnce.Contains(type);

    /// <summary>Whether resources of a type hold what others run.</summary>
    public static bool Carries(string type) => Carrying.Contains(type);

    /// <summary>Where a resource of a type says what starts it.</summary>
    public static IReadOnlyList<(string Path, TriggerKind Kind)> StartsOf(string type) => Starts.GetValueOrDefault(type, []);

    /// <summary>Whether an attribute of a type names what starts it: a rule, or a topic or queue in which somebody of the same configuration may put a message.</summary>
    public static bool IsStartedBy(string type, string attribute) => (type, attribute) is
        ("aws_cloudwatch_event_target", "rule") or ("azurerm_automation_job_schedule", "schedule_name") or ("aws_lambda_event_source_mapping", "event_source_arn")
        or ("aws_sns_topic_subscription", "topic_arn") or ("aws_pipes_pipe", "source") or ("google_pubsub_subscription", "topic")
        or ("google_cloudfunctions_function", "resource") or ("google_cloudfunctions2_function", "pubsub_topic");
}
