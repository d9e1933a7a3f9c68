using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Infrastructure;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Infrastructure;

internal sealed class TerraformTests
{
    private const string Function = "resource \"aws_lambda_function\" \"train\" {\n  handler = \"train.handler\"\n  filename = data.archive_file.code.output_path\n}\n"
        + "data \"archive_file\" \"code\" {\n  source_dir = \"${path.module}/../src\"\n}\n";

    private const string Target = "resource \"aws_cloudwatch_event_target\" \"t\" {\n  rule = aws_cloudwatch_event_rule.nightly.name\n  arn = aws_lambda_function.train.arn\n}\n";

    private static readonly TerraformDetector Detector = new();

    [TestCase("resource \"a_b\" \"c\" {\n  d = 1\n}", "Resource a_b c :1 @a_b.c")]
    [TestCase("data \"a_b\" \"c\" {}", "")]
    [TestCase("resource \"aws_cloudwatch_event_rule\" \"r\" {\n  schedule_expression = \"rate(1 day)\"\n}", "Resource aws_cloudwatch_event_rule r :1 @aws_cloudwatch_event_rule.r|Trigger schedule schedule rate(1 day) :2 @aws_cloudwatch_event_rule.r")]
    [TestCase("resource \"aws_cloudwatch_event_rule\" \"r\" {\n  event_pattern = jsonencode({ source = [\"my.app\"] })\n}", "Resource aws_cloudwatch_event_rule r :1 @aws_cloudwatch_event_rule.r")]
    public void Finds_resources_and_clocks(string text, string expected) =>
        Assert.That(Detected.Facts(Detector, "infra/main.tf", text, FactKind.Resource, FactKind.Trigger), Is.EqualTo(expected));

    [Test]
    public void Reads_json() => Assert.That(
        Detected.Facts(Detector, "main.tf.json", "{\"resource\": {\"a_b\": {\"c\": {\"d\": \"e\"}}}}"), Is.EqualTo("Key resource :1|Resource a_b c :1 @a_b.c|Key a_b :1 @a_b.c|Key a_b.d e :1 @a_b.c"));

    [TestCase("source = \"./lambda\"", "terraform-module ./lambda :2 @module.m in infra")]
    [TestCase("source = \"terraform-aws-modules/vpc/aws\"", "outside terraform-aws-modules/vpc/aws :1 @module.m in infra")]
    [TestCase("source = \"git::https://example.com/vpc.git\"", "outside git::https://example.com/vpc.git :1 @module.m in infra")]
    public void A_module_lies_in_a_folder_or_outside(string line, string expected) =>
        Assert.That(Detected.References(Detector, "infra/main.tf", $"module \"m\" {{\n  {line}\n}}"), Is.EqualTo(expected));

    [TestCase("source = \"terraform-aws-modules/eks/aws\"", "Resource terraform-aws-modules/eks/aws module.m :1 @module.m")]
    [TestCase("source = \"./eks\"", "")]
    public void A_module_from_elsewhere_is_a_resource(string line, string expected) =>
        Assert.That(Detected.Facts(Detector, "main.tf", $"module \"m\" {{\n  {line}\n}}", FactKind.Resource), Is.EqualTo(expected));

    [TestCase("terraform-aws-modules/eventbridge/aws", "rules = { nightly = { schedule_expression = \"rate(1 day)\" } }", "Trigger schedule schedule rate(1 day) :3 @module.m")]
    [TestCase("terraform-aws-modules/eventbridge/aws", "rules = { data = { event_pattern = jsonencode({ source = [\"aws.s3\"] }) } }", "Trigger event event module.m :3 @module.m")]
    [TestCase("terraform-aws-modules/eventbridge/aws", "rules = { own = { event_pattern = jsonencode({ source = [\"my.app\"] }) } }", "")]
    [TestCase("terraform-google-modules/scheduled-function/google", "job_schedule = \"0 3 * * *\"", "Trigger schedule schedule 0 3 * * * :3 @module.m")]
    [TestCase("terraform-aws-modules/rds/aws", "schedule = \"0 3 * * *\"", "", Description = "a module that makes no clocks")]
    public void Modules_from_elsewhere_make_clocks(string source, string line, string expected) => Assert.That(
        Detected.Facts(Detector, "main.tf", $"module \"m\" {{\n  source = \"{source}\"\n  {line}\n}}", FactKind.Trigger), Is.EqualTo(expected));

    [TestCase("[\"SageMaker Model Package State Change\"]", "Action aws-events/SageMaker Model Package State Change :2 @aws_cloudwatch_event_rule.r")]
    [TestCase("[\"SageMaker Training Job State Change\"]", "")]
    public void Approvals_of_models_are_events(string type, string expected) => Assert.That(
        Detected.Facts(Detector, "main.tf", $"resource \"aws_cloudwatch_event_rule\" \"r\" {{\n  event_pattern = jsonencode({{ source = [\"aws.sagemaker\"], detail-type = {type} }})\n}}", FactKind.Action),
        Is.EqualTo(expected));

    [TestCase("schedule_expression = \"rate(1 day)\"", true)]
    [TestCase("schedule_expression = var.clock", false)]
    [TestCase("schedule_expression = var.given", true)]
    [TestCase("schedule_expression = local.clock", true)]
    [TestCase("schedule_expression = var.unknown", true)]
    [TestCase("schedule_expression = \"rate(1 day)\"\n  state = \"DISABLED\"", false)]
    [TestCase("schedule_expression = \"rate(1 day)\"\n  count = var.off ? 1 : 0", false)]
    [TestCase("event_pattern = jsonencode({ source = [\"aws.s3\"] })", true)]
    [TestCase("name = \"nightly\"", false)]
    public void A_clock_starts_the_code_of_a_function(string setting, bool expected)
    {
        const string values = "variable \"clock\" {\n  default = \"\"\n}\nvariable \"off\" {\n  default = false\n}\nvariable \"unknown\" {}\nlocals {\n  clock = \"rate(1 day)\"\n}\n"
            + "variable \"given\" {\n  default = \"\"\n}\n";
        var rule = $"resource \"aws_cloudwatch_event_rule\" \"nightly\" {{\n  {setting}\n}}\n";
        var chain = LinkedFiles.Chain(
            "src/train.py", ("infra/main.tf", Function + Target + rule), ("infra/variables.tf", values), ("infra/terraform.tfvars", "given = \"rate(2 days)\"\n"), ("src/train.py", "print(1)\n"));
        Assert.That(chain.Length > 0, Is.EqualTo(expected), chain);
    }

    [TestCase("\"PollForSourceChanges\" = \"false\"", "churn-build", "aws_codepipeline.ci.name", true)]
    [TestCase("\"PollForSourceChanges\" = \"false\"", "other-build", "aws_codepipeline.ci.name", false)]
    [TestCase("\"PollForSourceChanges\" = \"false\"", "churn-build", "\"another\"", false)]
    [TestCase("Branch = \"main\"", "churn-build", "\"another\"", true)]
    public void A_pipeline_builds_what_its_project_is_told_by_name(string source, string project, string hooked, bool expected)
    {
        var main = "data \"template_file\" \"spec\" {\n  template = file(\"build_spec.yml\")\n}\nresource \"aws_codebuild_project\" \"p\" {\n  name = \"churn-build\"\n  source {\n    buildspec = data.template_file.spec.rendered\n  }\n}\n"
            + $"resource \"aws_codepipeline\" \"ci\" {{\n  stage {{\n    action {{\n      category = \"Source\"\n      configuration = {{\n        {source}\n      }}\n    }}\n  }}\n"
            + $"  stage {{\n    action {{\n      category = \"Build\"\n      configuration = {{\n        ProjectName = \"{project}\"\n      }}\n    }}\n  }}\n}}\n"
            + $"resource \"aws_codepipeline_webhook\" \"h\" {{\n  target_pipeline = {hooked}\n}}\n";
        var chain = LinkedFiles.Chain(
            "train.py", ("infra/main.tf", main), ("infra/build_spec.yml", "version: 0.2\nphases:\n  build:\n    commands:\n      - python train.py\n"), ("train.py", "print(1)\n"));
        Assert.That(chain.Length > 0, Is.EqualTo(expected), chain);
    }

    [TestCase("resource \"google_cloud_scheduler_job\" \"s\" {\n  schedule = \"0 3 * * *\"\n  pubsub_target {\n    topic_name = google_pubsub_topic.t.id\n  }\n}\n", true)]
    [TestCase("", false)]
    public void A_message_counts_where_its_sender_is_seen(string sender, bool expected)
    {
        const string function = "resource \"google_pubsub_topic\" \"t\" {}\nresource \"google_cloudfunctions_function\" \"f\" {\n  event_trigger {\n    event_type = \"google.pubsub.topic.publish\"\n"
            + "    resource = google_pubsub_topic.t.id\n  }\n}\ndata \"archive_file\" \"a\" {\n  source_dir = \"fn\"\n}\n";
        Assert.That(LinkedFiles.Chain("fn/main.py", ("main.tf", function + sender), ("fn/main.py", "print(1)\n")).Length > 0, Is.EqualTo(expected));
    }

    [Test]
    public void A_clock_applies_nothing()
    {
        var links = LinkedFiles.Link(("infra/main.tf", Function + Target + "resource \"aws_cloudwatch_event_rule\" \"nightly\" {\n  schedule_expression = \"rate(1 day)\"\n}\n"), ("src/train.py", "print(1)\n"));
        Assert.That(links.Automatic(RepoMaturity.Core.Links.UnitKey.File("infra/main.tf")), Is.Null);
    }

    [TestCase("terraform -chdir=infra apply -auto-approve", true)]
    [TestCase("cd infra && terraform init && terraform apply", true)]
    [TestCase("cd infra/$ENV && terraform apply", true)]
    [TestCase("terragrunt run-all apply", true)]
    [TestCase("terraform -chdir=infra plan", false)]
    [TestCase("terraform -chdir=infra apply -destroy", false)]
    [TestCase("terraform -chdir=other apply", false)]
    public void What_is_applied_is_reached_with_its_modules_and_code(string command, bool expected)
    {
        var workflow = $"on: push\njobs:\n  apply:\n    runs-on: ubuntu-latest\n    steps:\n      - run: {command}\n";
        var links = LinkedFiles.Link(
            (".github/workflows/infra.yml", workflow),
            ("other/main.tf", "provider \"b\" {}\n"),
            ("infra/main.tf", "provider \"a\" {}\nmodule \"m\" {\n  source = \"./modules/train\"\n}\n"),
            ("infra/modules/train/main.tf", "resource \"aws_lambda_function\" \"train\" {\n  handler = \"train.handler\"\n  filename = \"${path.module}/code.zip\"\n}\n"),
            ("infra/modules/train/train.py", "print(1)\n"));
        var isOnlyRootUnknown = command.Contains('$', StringComparison.Ordinal);
        Assert.That(links.Automatic(RepoMaturity.Core.Links.UnitKey.File("infra/modules/train/train.py")) is not null, Is.EqualTo(expected && !isOnlyRootUnknown));
    }

    [Test]
    public void The_only_root_is_applied_where_the_folder_is_not_known() => Assert.That(
        LinkedFiles.Chain("infra/main.tf", (".gitlab-ci.yml", "apply:\n  script:\n    - cd infra/$ENV\n    - terraform apply\n"), ("infra/main.tf", "provider \"a\" {}\n")), Is.Not.Empty);

    [TestCase("image_uri = \"${aws_ecr_repository.train.repository_url}:latest\"", true)]
    [TestCase("image_uri = \"123.dkr.ecr.eu-west-1.amazonaws.com/train:latest\"", false)]
    [TestCase("image_uri = \"${var.registry}/churn-train:latest\"", false)]
    public void The_image_of_an_own_registry_is_built_here(string setting, bool expected)
    {
        var text = $"resource \"aws_ecr_repository\" \"train\" {{\n  name = \"churn-train\"\n}}\nresource \"aws_lambda_function\" \"train\" {{\n  {setting}\n}}\n"
            + "resource \"aws_scheduler_schedule\" \"nightly\" {\n  schedule_expression = \"rate(1 day)\"\n  target {\n    arn = aws_lambda_function.train.arn\n  }\n}\n";
        Assert.That(LinkedFiles.Chain("train.py", ("main.tf", text), ("Dockerfile", "FROM python\nCOPY train.py .\nCMD [\"python\", \"train.py\"]\n"), ("train.py", "print(1)\n")).Length > 0, Is.EqualTo(expected));
    }

    [Test]
    public void A_build_trigger_starts_its_build_file() => Assert.That(
        LinkedFiles.Chain("cloudbuild.yaml",
            ("infra/main.tf", "resource \"google_cloudbuild_trigger\" \"t\" {\n  filename = \"cloudbuild.yaml\"\n  github {\n    push {\n      branch = \"main\"\n    }\n  }\n}\n"), ("cloudbuild.yaml", "steps: []\n")),
        Does.StartWith("infra/main.tf:4 push"));

    [Test]
    public void What_runs_when_it_is_made_is_not_started_by_who_names_it() => Assert.That(
        LinkedFiles.Chain("setup.sh", ("main.tf", "resource \"null_resource\" \"n\" {\n  provisioner \"local-exec\" {\n    command = \"bash setup.sh\"\n  }\n}\n"
            + "resource \"aws_scheduler_schedule\" \"s\" {\n  schedule_expression = \"rate(1 day)\"\n  target {\n    input = null_resource.n.id\n  }\n}\n"), ("setup.sh", "echo\n")), Is.Empty);
}
