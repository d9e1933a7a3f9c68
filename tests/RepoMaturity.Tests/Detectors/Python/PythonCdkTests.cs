using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Detectors.Python;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Python;

internal sealed class PythonCdkTests
{
    private const string Imports = "from aws_cdk import Stack, aws_sagemaker as sm, aws_s3 as s3, aws_lambda as lambda_, aws_events as events, aws_ecs as ecs, aws_codebuild as codebuild\nfrom aws_cdk.aws_lambda_event_sources import KinesisEventSource\n";

    [TestCase("sm.CfnEndpoint(self, 'E', endpoint_config_name='c')", "Resource AWS::SageMaker::Endpoint E :5 @def:S.__init__")]
    [TestCase("s3.Bucket(self, id='B')", "Resource AWS::S3::Bucket B :5 @def:S.__init__")]
    [TestCase("s3.Bucket(self, name)", "Resource AWS::S3::Bucket :5 @def:S.__init__")]
    [TestCase("s3.Bucket.from_bucket_name(self, 'B', 'data')", "", Description = "one that stands elsewhere")]
    [TestCase("s3.BlockPublicAccess(block=True)", "", Description = "no construct")]
    [TestCase("boto3.client('s3')", "")]
    public void Constructs_are_resources(string call, string expected) => Assert.That(
        Detected.Facts(new PythonDetector(), "stack.py", $"{Imports}class S(Stack):\n  def __init__(self):\n    {call}\n", FactKind.Resource), Is.EqualTo(expected));

    [TestCase("lambda_.Function(self, 'F', handler='index.go', code=lambda_.Code.from_asset('fn'))\n    events.Rule(self, 'R', schedule=events.Schedule.cron(hour='3'))", true)]
    [TestCase("lambda_.Function(self, 'F', handler='index.go', code=lambda_.Code.from_asset('fn')).add_event_source(KinesisEventSource(stream))", true)]
    [TestCase("lambda_.Function(self, 'F', handler='index.go', code=lambda_.Code.from_asset('fn'))", false)]
    [TestCase("lambda_.Function(self, 'F', handler='index.go', code=lambda_.Code.from_asset('other'))\n    events.Rule(self, 'R', schedule=events.Schedule.cron(hour='3'))", false)]
    public void A_clock_or_an_event_starts_a_function(string calls, bool runs) => Assert.That(
        Link(calls).IsAutomatic(new UnitKey("fn/index.py", "def:go")), Is.EqualTo(runs));

    private const string Machine = "from aws_cdk import Stack, aws_stepfunctions as sfn, aws_stepfunctions_tasks as tasks, aws_events as events, aws_events_targets as targets\nclass S(Stack):\n  def __init__(self):\n"
        + "    train = tasks.SageMakerCreateTrainingJob(self, 'T', training_job_name='t')\n    check = tasks.CallAwsService(self, 'C', service='sagemaker', action='createProcessingJob')\n    machine = sfn.StateMachine(self, 'M', definition=train.next(check))\n";

    [TestCase("events.Rule(self, 'R', schedule=events.Schedule.rate(x)).add_target(targets.SfnStateMachine(machine))", true)]
    [TestCase("events.Rule(self, 'R', event_pattern=events.EventPattern(source=['aws.s3']), targets=[targets.SfnStateMachine(machine)])", true)]
    [TestCase("events.Rule(self, 'R', event_pattern=events.EventPattern(source=['shop.orders']), targets=[targets.SfnStateMachine(machine)])", false)]
    [TestCase("events.Rule(self, 'R', schedule=events.Schedule.rate(x))", false)]
    public void A_rule_starts_the_machine_that_is_its_target(string rule, bool runs)
    {
        var text = $"{Machine}    {rule}\n";
        Assert.Multiple(() =>
        {
            Assert.That(LinkedFiles.Link(("stack.py", text)).IsAutomatic(new UnitKey("stack.py", "states")), Is.EqualTo(runs));
            Assert.That(Detected.Facts(new PythonDetector(), "stack.py", text, FactKind.Action), Is.EqualTo("Action aws-states/sagemaker:createTrainingJob :4 @states|Action aws-states/sagemaker:createProcessingJob :5 @states"));
        });
    }

    [TestCase("schedule: events.Schedule.cron({ hour: '3' })", true)]
    [TestCase("eventPattern: { source: ['aws.s3'], detailType: ['Object Created'] }", true)]
    [TestCase("eventPattern: { source: ['shop.orders'] }", false)]
    public void A_rule_in_TypeScript_does_too(string when, bool runs) => Assert.That(
        LinkedFiles.Link(("lib/stack.ts", "import * as events from 'aws-cdk-lib/aws-events';\nimport * as targets from 'aws-cdk-lib/aws-events-targets';\nimport * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';\n"
            + "const train = new tasks.SageMakerCreateTrainingJob(this, 'T', { trainingJobName: 't' });\nnew events.Rule(this, 'R', { WHEN, targets: [new targets.SfnStateMachine(machine)] });\n".Replace("WHEN", when, StringComparison.Ordinal)))
            .IsAutomatic(new UnitKey("lib/stack.ts", "states")), Is.EqualTo(runs));

    [TestCase("pipelines.CodePipelineSource.connection('a/b', 'main', connection_arn=arn)", true)]
    [TestCase("pipelines.CodePipelineSource.git_hub('a/b', 'main')", true)]
    [TestCase("actions.GitHubSourceAction(action_name='s')", true)]
    [TestCase("pipelines.CodePipelineSource.connection('a/b', 'main', trigger_on_push=False)", false)]
    [TestCase("pipelines.CodePipelineSource.s3(bucket, 'key')", false)]
    [TestCase("other.connection('a/b', 'main')", false)]
    public void A_push_starts_what_a_pipeline_runs(string source, bool runs) => Assert.That(
        LinkedFiles.Chain(
            "ml/train.py",
            ("stack.py", $"from aws_cdk import Stack, pipelines, aws_codepipeline_actions as actions\nclass S(Stack):\n  def __init__(self):\n    source = {source}\n    pipelines.CodeBuildStep('Train', input=source, commands=['pip install x', 'python ml/train.py'])\n"),
            ("ml/train.py", "x = 1\n")).Length > 0,
        Is.EqualTo(runs));

    [TestCase("codebuild.Project(self, 'P', build_spec=codebuild.BuildSpec.from_object({'phases': {'build': {'commands': ['python ml/train.py']}}}))", "ml/train.py")]
    [TestCase("codebuild.Project(self, 'P', build_spec=codebuild.BuildSpec.from_source_filename('ml/buildspec.yml'))", "ml/train.py")]
    [TestCase("ecs.ContainerImage.from_asset('ml')", "ml/train.py")]
    [TestCase("codebuild.PipelineProject(self, 'P')", "ml/train.py")]
    public void A_stack_takes_code_along(string call, string reached) => Assert.That(
        LinkedFiles.Chain(
            reached,
            (".github/workflows/a.yml", "on: push\njobs:\n  a:\n    steps:\n      - run: python stack.py\n"),
            ("stack.py", $"{Imports}class S(Stack):\n  def __init__(self):\n    {call}\nS()\n"),
            ("ml/buildspec.yml", "version: 0.2\nphases:\n  build:\n    commands:\n      - python ml/train.py\n"),
            ("ml/Dockerfile", "FROM python\nCOPY train.py .\nRUN python train.py\n"),
            ("ml/train.py", "x = 1\n")),
        Is.Not.Empty);

    private static LinkGraph Link(string calls) => LinkedFiles.Link(
        ("stack.py", $"{Imports}class S(Stack):\n  def __init__(self):\n    {calls}\n"), ("fn/index.py", "def go(event, context): pass\n"), ("fn/other.py", "def go(): pass\n"));
}
