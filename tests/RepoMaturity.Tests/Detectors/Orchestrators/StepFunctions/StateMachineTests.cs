using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Infrastructure;
using RepoMaturity.Detectors.Orchestrators.StepFunctions;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Orchestrators.StepFunctions;

internal sealed class StateMachineTests
{
    private const string Machine = "{\"StartAt\": \"A\",\n\"States\": {\"A\": {\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::sagemaker:createTrainingJob.sync\", \"Next\": \"B\"},\n\"B\": {\"Resource\": \"arn:${partition}:states:::aws-sdk:sagemaker:createModel\"}}}";

    private static readonly StateMachineDetector Detector = new();

    [TestCase("steps/train.asl.json", Machine, "Resource aws-states/definition :1|Action aws-states/sagemaker:createTrainingJob :2|Action aws-states/sagemaker:createModel :3")]
    [TestCase("steps/train.json.tpl", Machine, "Resource aws-states/definition :1|Action aws-states/sagemaker:createTrainingJob :2|Action aws-states/sagemaker:createModel :3")]
    [TestCase("a.yaml", "StartAt: A\nStates:\n  # A: {Resource: 'arn:aws:states:::sns:publish'}\n  A: {Resource: 'arn:aws:states:::glue:startJobRun'}\n", "Resource aws-states/definition :1|Action aws-states/glue:startJobRun :4", Description = "a remark calls nothing")]
    [TestCase("a.json", "{\"States\": [\"Ohio\"], \"StartAt\": \"home\"}", "")]
    [TestCase("a.json", "{\"Resource\": \"arn:aws:states:::sns:publish\"}", "")]
    [TestCase("template.yaml", "Resources:\n  M:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n      Definition: {StartAt: A, States: {A: {Resource: 'arn:aws:states:::sns:publish'}}}\n", "", Description = "what a template declares belongs to its resource")]
    public void Calls_of_services_are_found(string path, string text, string expected) =>
        Assert.That(Detector.Claims(path) ? Detected.Facts(Detector, path, text) : string.Empty, Is.EqualTo(expected));

    [TestCase(400_000, ' ')]
    [TestCase(400_000, '\n')]
    public void A_machine_may_be_as_long_as_AWS_takes_it(int length, char filler)
    {
        var line = filler == '\n' ? length : 0;
        Assert.That(Detected.Facts(Detector, "a.asl.json", new string(filler, length) + Machine, FactKind.Action), Is.EqualTo($"Action aws-states/sagemaker:createTrainingJob :{line + 2}|Action aws-states/sagemaker:createModel :{line + 3}"));
    }

    [Test]
    public void Of_calls_in_one_line_each_is_found_and_a_remark_hides_its_own_line_alone() => Assert.That(
        Detected.Facts(Detector, "a.tpl", "StartAt States :states:::sns:publish :states:::sqs:sendMessage\n  # :states:::glue:startJobRun :states:::ecs:runTask\n:states:::batch:submitJob", FactKind.Action),
        Is.EqualTo("Action aws-states/sns:publish :1|Action aws-states/sqs:sendMessage :1|Action aws-states/batch:submitJob :3"));

    [TestCase("train.py", false)]
    [TestCase("steps/train.asl.json", true)]
    [TestCase("steps/train.tftpl", true)]
    public void Files_are_claimed_by_their_endings(string path, bool expected) => Assert.That(Detector.Claims(path), Is.EqualTo(expected));

    [TestCase("definition = jsonencode({ StartAt = \"A\", States = { A = { Resource = \"arn:aws:states:::glue:startJobRun.sync\" } } })", "Action aws-states/glue:startJobRun :2 @aws_sfn_state_machine.m")]
    [TestCase("definition = \"{\\\"Resource\\\": \\\"arn:aws:states:::glue:startJobRun\\\"}\"", "Action aws-states/glue:startJobRun :2 @aws_sfn_state_machine.m")]
    [TestCase("role_arn = \"arn:aws:iam::1:role/a\"", "")]
    public void Machines_of_Terraform_hold_their_definition(string line, string expected) => Assert.That(
        Detected.Facts(new TerraformDetector(), "main.tf", $"resource \"aws_sfn_state_machine\" \"m\" {{\n  {line}\n}}", FactKind.Action), Is.EqualTo(expected));
}
