using System.Collections.Frozen;

namespace RepoMaturity.Detectors.Languages.JavaScript;

/// <summary>The CloudFormation type that a construct of the AWS CDK becomes.</summary>
internal static class CdkResourceType
{
    private static readonly FrozenDictionary<string, string> Services = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["apigateway"] = "ApiGateway",
        ["apigatewayv2"] = "ApiGatewayV2",
        ["athena"] = "Athena",
        ["batch"] = "Batch",
        ["bedrock"] = "Bedrock",
        ["cloudfront"] = "CloudFront",
        ["cloudwatch"] = "CloudWatch",
        ["codebuild"] = "CodeBuild",
        ["codecommit"] = "CodeCommit",
        ["codedeploy"] = "CodeDeploy",
        ["codepipeline"] = "CodePipeline",
        ["cognito"] = "Cognito",
        ["dynamodb"] = "DynamoDB",
        ["ec2"] = "EC2",
        ["ecr"] = "ECR",
        ["ecs"] = "ECS",
        ["efs"] = "EFS",
        ["eks"] = "EKS",
        ["events"] = "Events",
        ["glue"] = "Glue",
        ["iam"] = "IAM",
        ["kinesis"] = "Kinesis",
        ["kms"] = "KMS",
        ["lambda"] = "Lambda",
        ["logs"] = "Logs",
        ["opensearchservice"] = "OpenSearchService",
        ["rds"] = "RDS",
        ["redshift"] = "Redshift",
        ["s3"] = "S3",
        ["sagemaker"] = "SageMaker",
        ["secretsmanager"] = "SecretsManager",
        ["sns"] = "SNS",
        ["sqs"] = "SQS",
        ["ssm"] = "SSM",
        ["stepfunctions"] = "StepFunctions",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["PipelineProject"] = "Project",
        ["RestApi"] = "RestApi",
        ["LambdaRestApi"] = "RestApi",
        ["FargateTaskDefinition"] = "TaskDefinition",
        ["Ec2TaskDefinition"] = "TaskDefinition",
        ["FargateService"] = "Service",
        ["DockerImageFunction"] = "Function",
        ["NodejsFunction"] = "Function",
        ["PythonFunction"] = "Function",
        ["Vpc"] = "VPC",
        ["DatabaseInstance"] = "DBInstance",
        ["DatabaseCluster"] = "DBCluster",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The type of <c>aws-cdk-lib/aws-sagemaker.CfnEndpoint</c>: <c>AWS::SageMaker::Endpoint</c>; null for what is no construct of a known service.</summary>
    public static string? Of(string name)
    {
        var start = Math.Max(name.LastIndexOf("aws-", StringComparison.Ordinal), name.LastIndexOf("aws_", StringComparison.Ordinal));
        if (start < 0)
        {
            return null;
        }

        var rest = name.AsSpan(start + 4);
        var point = rest.IndexOf('.');
        if (point < 0)
        {
            return null;
        }

        var service = rest[..point];
        var construct = rest[(point + 1)..];
        if (construct.IsEmpty || !char.IsUpper(construct[0]) || construct.Contains('.'))
        {
            return null;
        }

        var dash = service.IndexOfAny('-', '_');
        var family = dash < 0 ? service : service[..dash];
        if (!Services.TryGetValue(family.ToString(), out var known) || (dash > 0 && !Names.ContainsKey(construct.ToString()) && !construct.StartsWith("Cfn", StringComparison.Ordinal)))
        {
            return null;
        }

        var type = construct.StartsWith("Cfn", StringComparison.Ordinal) ? construct[3..].ToString() : construct.ToString();
        return $"AWS::{known}::{Names.GetValueOrDefault(type, type)}";
    }
}
