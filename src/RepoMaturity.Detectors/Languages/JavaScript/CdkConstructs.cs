using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.CodeBuild;
using RepoMaturity.Detectors.Infrastructure;
using RepoMaturity.Detectors.Languages.Syntax;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Languages.JavaScript;

/// <summary>
/// Reads the constructs of the AWS CDK (https://docs.aws.amazon.com/cdk/v2/guide/constructs.html) as the CloudFormation resources they become, and what its pipelines run.
/// </summary>
internal sealed class CdkConstructs(FactWriter facts, CodeToken[] tokens, string folder)
{
    private const string Pipeline = "pipeline";

    private readonly CdkMachine machine = new(facts);
    private Trigger? start;
    private Trigger? clock;

    /// <summary>Writes what a call of the CDK declares.</summary>
    public void Find(string name, int open, int close)
    {
        if (!name.Contains("aws", StringComparison.Ordinal) && !name.StartsWith("aws-cdk-lib", StringComparison.Ordinal))
        {
            return;
        }

        var construct = name[(name.LastIndexOf('.') + 1)..];
        var position = new Position(tokens[open].Line);
        if (CdkResourceType.Of(name) is { } type && IsConstruct(open, close, out var id))
        {
            facts.Add(new Fact(FactKind.Resource, type, position, id));
        }

        machine.Find(name, key => CodeArguments.Keys(tokens, open, close).Concat(CodeArguments.Named(tokens, open, close)).FirstOrDefault(argument => argument.Name == key).Value, position);
        if (construct is "cron" or "rate" or "expression" && name.Contains(".Schedule.", StringComparison.Ordinal))
        {
            clock = new Trigger(TriggerKind.Schedule, $"schedule {name[(name.LastIndexOf('/') + 1)..]}", position);
        }
        else if (construct == "Rule" && WaitsForService(open, close))
        {
            clock ??= new Trigger(TriggerKind.Event, "event pattern", position);
        }

        if (name.Contains("BuildSpec.fromSourceFilename", StringComparison.Ordinal) && CodeArguments.First(tokens, open, close) is { } file)
        {
            facts.Add(new Reference(ReferenceKinds.Script, file.StartsWith("./", StringComparison.Ordinal) ? file[2..] : file, position, Pipeline) { Folder = string.Empty, Text = $"BuildSpec {file}" });
        }
        else if (construct is "PipelineProject" && !NamesBuild(open, close))
        {
            BuildFiles.AddDefault(facts, position, Pipeline);
        }
        else if (name.Contains("BuildSpec.fromObject", StringComparison.Ordinal) || construct is "ShellStep" or "CodeBuildStep")
        {
            WriteCommands(open, close);
        }
        else if (construct is "DockerImageFunction" or "NodejsFunction" or "PythonFunction")
        {
            WriteEntry(open, close, position);
        }
        else if ((name.Contains("ContainerImage.fromAsset", StringComparison.Ordinal) || name.Contains("DockerImageCode.fromImageAsset", StringComparison.Ordinal)) && PathOf(open + 1, FirstEnd(open, close)) is { } image)
        {
            facts.Add(new Reference(ReferenceKinds.ImageBuild, image.TrimEnd('/') + "/Dockerfile", position) { Folder = folder, Text = $"{construct} {image}" });
        }

        if (construct.EndsWith("SourceAction", StringComparison.Ordinal) || name.Contains("CodePipelineSource.", StringComparison.Ordinal))
        {
            var isData = construct is "S3SourceAction" or "s3" or "EcrSourceAction" or "ecr";
            if (start is null || (!isData && start.Kind != TriggerKind.Push))
            {
                start = new Trigger(isData ? TriggerKind.Event : TriggerKind.Push, construct, position);
            }
        }
    }

    /// <summary>Writes the pipeline of the file, where it has a source that starts it.</summary>
    public void End()
    {
        machine.End(clock);
        if (start is { } trigger)
        {
            facts.Add(new Unit(Pipeline, UnitKind.Pipeline, "CodePipeline", trigger.Position) { Triggers = [trigger] });
            facts.Add(TriggerFact.Of(trigger, Pipeline));
        }
    }

    /// <summary>Whether a rule waits for what a service of AWS tells: <c>eventPattern: { source: ['aws.s3'] }</c>.</summary>
    private bool WaitsForService(int open, int close)
    {
        for (var i = open + 3; i < close; i++)
        {
            if (tokens[i].Kind == CodeTokenKind.Text && tokens[i].Text.StartsWith("aws.", StringComparison.Ordinal) && tokens[i - 1].Opens("[") && tokens[i - 3].IsWord("source"))
            {
                return true;
            }
        }

        return false;
    }

    private bool NamesBuild(int open, int close)
    {
        for (var i = open + 1; i < close; i++)
        {
            if (tokens[i].IsWord("buildSpec"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A construct is given the one around it and an id.</summary>
    private bool IsConstruct(int open, int close, out string? id)
    {
        id = null;
        var second = FirstEnd(open, close) + 1;
        if (second >= close || tokens[second].Kind is not (CodeTokenKind.Text or CodeTokenKind.Template or CodeTokenKind.Name) || !tokens[open + 1].IsName)
        {
            return false;
        }

        id = tokens[second].Kind == CodeTokenKind.Text ? tokens[second].Text : null;
        return true;
    }

    private int FirstEnd(int open, int close) => CodeArguments.Split(tokens, open, close).Select(part => part.To).FirstOrDefault(open);

    private void WriteCommands(int open, int close)
    {
        for (var i = open + 1; i + 2 < close; i++)
        {
            if (tokens[i].Text is "commands" or "installCommands" && tokens[i + 1].Is(":") && tokens[i + 2].Opens("["))
            {
                for (var j = i + 3; j < Math.Min(tokens[i + 2].Partner, close); j++)
                {
                    if (tokens[j].Kind is CodeTokenKind.Text or CodeTokenKind.Template)
                    {
                        CommandInterpreter.Interpret(tokens[j].Text, new Position(tokens[j].Line), Pipeline, string.Empty, facts);
                    }
                }
            }
        }
    }

    private void WriteEntry(int open, int close, Position position)
    {
        for (var i = open + 1; i + 2 < close; i++)
        {
            if (tokens[i].IsWord("entry") && tokens[i + 1].Is(":"))
            {
                var end = i + 2;
                while (end < close && !tokens[end].Is(",") && tokens[end].Kind != CodeTokenKind.Close)
                {
                    end = tokens[end].Kind == CodeTokenKind.Open ? tokens[end].Partner + 1 : end + 1;
                }

                if (PathOf(i + 2, Math.Min(end, close)) is { } path)
                {
                    facts.Add(new Reference(LanguageReferences.Module, path, position) { Folder = folder, Text = $"entry {path}" });
                }

                return;
            }
        }
    }

    /// <summary>The path that the texts of an expression make: <c>path.join(__dirname, '..', 'index.ts')</c>.</summary>
    private string? PathOf(int from, int to)
    {
        var parts = new List<string>();
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Kind == CodeTokenKind.Text)
            {
                parts.Add(tokens[i].Text.Trim('/'));
            }
        }

        return parts.Count is 0 or > 8 ? null : string.Join('/', parts);
    }
}
