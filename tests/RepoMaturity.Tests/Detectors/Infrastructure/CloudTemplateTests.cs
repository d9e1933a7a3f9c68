using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Infrastructure;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Infrastructure;

internal sealed class CloudTemplateTests
{
    private static readonly CloudTemplateDetector Detector = new();

    [TestCase("stack.yaml", "Resources:\n  A:\n    Type: AWS::S3::Bucket\n", "Resource AWS::S3::Bucket A :2 @resource:A")]
    [TestCase("stack.json", "{\"Resources\": {\"A\": {\"Type\": \"AWS::S3::Bucket\"}}}", "Resource AWS::S3::Bucket A :1 @resource:A")]
    [TestCase("main.json", "{\"$schema\": \"https://x/deploymentTemplate.json#\",\n\"resources\": [{\"type\": \"A/b\", \"name\": \"c\"}]}", "Resource A/b c :2")]
    [TestCase("serverless.yml", "service: a\nfunctions:\n  f:\n    handler: src/f.run\n", "Resource serverless/function f :3 @function:f")]
    [TestCase("notes.yaml", "Resources: AWS::S3::Bucket\n", "")]
    public void Finds_resources(string path, string text, string expected) => Assert.That(Detected.Facts(Detector, path, text, FactKind.Resource), Is.EqualTo(expected));

    [TestCase("Type: Schedule\n          Properties:\n            Schedule: rate(1 day)", "Schedule schedule rate(1 day)")]
    [TestCase("Type: Schedule\n          Properties:\n            Schedule: rate(1 day)\n            Enabled: false", "")]
    [TestCase("Type: S3\n          Properties:\n            Bucket: a", "Event event S3")]
    [TestCase("Type: SQS\n          Properties:\n            Queue: a", "")]
    [TestCase("Type: EventBridgeRule\n          Properties:\n            Pattern:\n              source: [aws.sagemaker]", "Event event pattern")]
    [TestCase("Type: Api\n          Properties:\n            Path: /", "")]
    public void A_request_is_no_start_and_a_clock_is(string source, string expected)
    {
        var text = $"Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: app.run\n      Events:\n        E:\n          {source}\n";
        Assert.That(Detected.Starts(Detector, "template.yaml", text), Is.EqualTo("resource:F" + (expected.Length == 0 ? string.Empty : $" [{expected}]")));
    }

    [Test]
    public void A_rule_starts_the_function_that_it_names() => Assert.That(
        LinkedFiles.Chain("src/app.py", ("template.yaml",
            "Parameters:\n  Clock:\n    Default: rate(1 day)\nResources:\n  R:\n    Type: AWS::Events::Rule\n    Properties:\n      ScheduleExpression: !Ref Clock\n      Targets:\n        - Arn: !GetAtt F.Arn\n"
            + "  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      CodeUri: src/\n      Handler: app.run\n"), ("src/app.py", "print(1)\n")),
        Is.EqualTo("template.yaml:8 schedule rate(1 day) -> template.yaml:10 R -> template.yaml:15 handler app.run"));

    [Test]
    public void A_service_runs_its_functions() => Assert.That(
        LinkedFiles.Chain("src/f.py", ("serverless.yml", "service: a\nfunctions:\n  f:\n    handler: src/f.run\n    events:\n      - http: GET /\n      - schedule: rate(1 day)\n"), ("src/f.py", "print(1)\n")),
        Is.EqualTo("serverless.yml:7 schedule rate(1 day) -> serverless.yml:4 handler src/f.run"));

    [TestCase("sam deploy --stack-name a", "template.yaml")]
    [TestCase("sam deploy --template-file .aws-sam/build/template.yaml", "template.yaml")]
    [TestCase("aws cloudformation deploy --template-file stack/main.yaml --stack-name a", "stack/main.yaml")]
    [TestCase("serverless deploy --stage prod", "serverless.yml")]
    public void Commands_reach_what_they_deploy(string command, string path) => Assert.That(
        LinkedFiles.Chain(path, (".github/workflows/d.yml", $"on: push\njobs:\n  d:\n    runs-on: x\n    steps:\n      - run: {command}\n"), (path, "service: a\nResources:\n  A:\n    Type: AWS::S3::Bucket\n")), Is.Not.Empty);
}
