using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Languages.JavaScript;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Languages;

public sealed class CdkTests
{
    [TestCase("aws-cdk-lib/aws-sagemaker.CfnEndpoint", "AWS::SageMaker::Endpoint")]
    [TestCase("@aws-cdk/aws-lambda.Function", "AWS::Lambda::Function")]
    [TestCase("aws-cdk-lib.aws_codebuild.PipelineProject", "AWS::CodeBuild::Project")]
    [TestCase("aws-cdk-lib/aws-lambda-nodejs.NodejsFunction", "AWS::Lambda::Function")]
    [TestCase("aws-cdk-lib/aws-s3.Bucket.fromBucketName", null)]
    [TestCase("aws-cdk-lib/aws-s3-deployment.BucketDeployment", null)]
    [TestCase("aws-cdk-lib/aws-unheard.Thing", null)]
    [TestCase("aws-cdk-lib.Stack", null)]
    public void Constructs_become_resources(string name, string? type) => Assert.That(CdkResourceType.Of(name), Is.EqualTo(type));

    [Test]
    public void A_pipeline_with_a_source_starts_what_its_projects_build()
    {
        const string Text = """
            import * as codebuild from 'aws-cdk-lib/aws-codebuild';
            import * as actions from 'aws-cdk-lib/aws-codepipeline-actions';

            export class Pipeline extends Construct {
                constructor(scope: Construct, id: string) {
                    const source = new actions.CodeCommitSourceAction({ actionName: 'Source', output });
                    new codebuild.PipelineProject(this, 'Train', { buildSpec: codebuild.BuildSpec.fromSourceFilename('./specs/train.yml') });
                    new codebuild.Project(this, 'Test', { buildSpec: codebuild.BuildSpec.fromObject({ phases: { build: { commands: ['pytest tests'] } } }) });
                }
            }
            """;
        var file = LanguageFacts.Of(new JavaScriptDetector(), "lib/pipeline.ts", Text);
        Assert.Multiple(() =>
        {
            Assert.That(LanguageFacts.Lines(file, FactKind.Resource), Is.EqualTo("AWS::CodeBuild::Project 'Train'\nAWS::CodeBuild::Project 'Test'"));
            Assert.That(LanguageFacts.Lines(file, FactKind.Command), Is.EqualTo("pytest tests"));
            Assert.That(file.Units.Single().Triggers.Single().Kind, Is.EqualTo(TriggerKind.Push));
            Assert.That(
                LinkedFiles.Chain("train.py", ("lib/pipeline.ts", Text), ("specs/train.yml", "version: 0.2\n"), ("train.py", "")),
                Is.Empty, "a build specification is not read here");
            Assert.That(LinkedFiles.Chain("specs/train.yml", ("lib/pipeline.ts", Text), ("specs/train.yml", "name: x\ndependencies: []\n")), Is.EqualTo("lib/pipeline.ts:6 CodeCommitSourceAction -> lib/pipeline.ts:7 BuildSpec ./specs/train.yml"));
        });
    }

    [TestCase("{}", "buildspec.yml", true)]
    [TestCase("{}", "repository/train/buildspec.yml", true)]
    [TestCase("{ buildSpec: codebuild.BuildSpec.fromSourceFilename('other.yml') }", "buildspec.yml", false)]
    public void A_project_that_names_no_build_file_has_that_of_its_source(string properties, string path, bool reached) => Assert.That(
        LinkedFiles.Chain(
            path,
            ("lib/pipeline.ts", $"import * as codebuild from 'aws-cdk-lib/aws-codebuild';\nimport * as actions from 'aws-cdk-lib/aws-codepipeline-actions';\nconst source = new actions.CodeCommitSourceAction({{ actionName: 'Source' }});\nnew codebuild.PipelineProject(this, 'Train', {properties});\n"),
            (path, "name: x\ndependencies: []\n")).Length > 0,
        Is.EqualTo(reached));

    [Test]
    public void Deploying_reaches_the_stacks_of_the_application() => Assert.That(
        LinkedFiles.Chain(
            "infra/lib/stack.ts",
            (".github/workflows/deploy.yml", "on: push\njobs:\n  d:\n    runs-on: x\n    steps:\n      - run: npx cdk deploy\n        working-directory: infra\n"),
            ("infra/cdk.json", "{\"app\": \"npx ts-node bin/app.ts\"}"),
            ("infra/bin/app.ts", "import { S } from '../lib/stack';\nnew S();\n"),
            ("infra/lib/stack.ts", "export class S {}\n")),
        Does.EndWith("step 1: cdk deploy -> infra/cdk.json:1 ts-node bin/app.ts -> infra/bin/app.ts:1 import ../lib/stack"));
}
