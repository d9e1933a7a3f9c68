using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Orchestrators.StepFunctions;
using RepoMaturity.Detectors.Settings;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Infrastructure;

/// <summary>Makes facts, units and references of the resources of one CloudFormation or SAM template.</summary>
internal sealed class CloudFormationFacts(FactWriter facts, string folder, DocumentNode template)
{
    private static readonly HashSet<string> Running = WordSet.Of(
        "AWS::Lambda::Function AWS::Serverless::Function AWS::Serverless::StateMachine AWS::StepFunctions::StateMachine AWS::Events::Rule AWS::Scheduler::Schedule AWS::Lambda::EventSourceMapping "
        + "AWS::CodePipeline::Pipeline AWS::CodeBuild::Project AWS::ECS::TaskDefinition AWS::Batch::JobDefinition AWS::Glue::Job AWS::Glue::Trigger AWS::Glue::Crawler "
        + "AWS::SageMaker::Pipeline AWS::SageMaker::Model AWS::SageMaker::MonitoringSchedule AWS::AppRunner::Service AWS::Pipes::Pipe AWS::ECS::Service AWS::EC2::Instance");

    /// <summary>What runs when it is made, whoever names it afterwards.</summary>
    private static readonly HashSet<string> RunningOnce = WordSet.Of("AWS::SageMaker::Model AWS::ECS::Service AWS::EC2::Instance");

    private readonly HashSet<string> names = template["Resources"]!.Entries.Where(entry => entry.Value["Type"]?.Value is { } type && Running.Contains(type) && !RunningOnce.Contains(type))
        .Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal);

    public void Write()
    {
        foreach (var (name, line, resource) in template["Resources"]!.Entries)
        {
            if (resource["Type"] is not { Value: { Length: > 0 } type })
            {
                continue;
            }

            var id = "resource:" + name;
            facts.Add(new Fact(FactKind.Resource, type, new Position(line), name, id));

            // What the template declares is a fact of the file: a clock in it starts what it names, and applies nothing.
            facts.Add(new Fact(FactKind.Key, "Resources.Type", new Position(line), type));
            if (resource["Properties"] is not { Kind: NodeKind.Mapping } properties)
            {
                continue;
            }

            new KeyFacts(facts, id).Write(properties, type, line);
            if (Running.Contains(type))
            {
                var triggers = IsOff(properties) ? [] : CloudFormationStarts.Of(type, properties, template).ToList();
                facts.Add(new Unit(id, UnitKind.Service, name, new Position(line)) { Triggers = [.. triggers] });
                foreach (var trigger in triggers.Where(trigger => trigger.Kind is TriggerKind.Schedule or TriggerKind.Event))
                {
                    facts.Add(TriggerFact.Of(trigger, id));
                }

                if (type == "AWS::Events::Rule" && properties["EventPattern"] is { } pattern)
                {
                    SystemEvents.WriteApproval(pattern, id, facts);
                }

                WriteCode(type, properties, id);
                if (type.EndsWith("::StateMachine", StringComparison.Ordinal))
                {
                    StateMachineTasks.Write(properties, id, facts);
                }

                WritePipeline(type, properties, id);
                WriteNamed(properties, name, id);
            }
        }
    }

    /// <summary>The text of a value, also of one that is made of parameters with a default.</summary>
    public static string? TextOf(DocumentNode? node, DocumentNode template)
    {
        if (node is { Kind: NodeKind.Mapping } && (node["Ref"] ?? node["Fn::Sub"]) is { Value: { } inner })
        {
            return node["Ref"] is null ? inner : template.Find("Parameters", inner, "Default")?.Value ?? inner;
        }

        return node is { Tag: "!Ref", Value: { } parameter } ? template.Find("Parameters", parameter, "Default")?.Value ?? parameter : node?.Value;
    }

    private static bool IsOff(DocumentNode properties) => properties["State"]?.Value == "DISABLED" || properties["Enabled"]?.Value == "false";

    private void WriteCode(string type, DocumentNode properties, string id)
    {
        var code = properties["CodeUri"] ?? properties["Code"] ?? Global("CodeUri");
        if ((properties["Handler"] ?? Global("Handler")) is { Value: { Length: > 0 } handler } node && type.EndsWith("::Function", StringComparison.Ordinal))
        {
            Add(TemplateReferences.Handler, handler, node.Line, id, "handler " + handler, new Argument("folder", code?.Value ?? "."));
        }

        if ((properties["ImageUri"] ?? properties.Find("Code", "ImageUri")) is { Value: { Length: > 0 } image } imageNode)
        {
            Add(TemplateReferences.Image, image, imageNode.Line, id, "image " + image);
        }

        foreach (var container in properties["ContainerDefinitions"]?.Items ?? (properties["ContainerProperties"] is { } one ? [one] : []))
        {
            if (TextOf(container["Image"], template) is { Length: > 0 } used)
            {
                Add(TemplateReferences.Image, used, container["Image"]!.Line, id, "image " + used);
            }

            ContainerCommand.Write(container["EntryPoint"], container["Command"], id, facts);
        }

        var file = type switch
        {
            "AWS::Serverless::StateMachine" => properties["DefinitionUri"],
            "AWS::Glue::Job" => properties.Find("Command", "ScriptLocation"),
            _ => null,
        };
        if (TextOf(file, template) is { Length: > 0 } path)
        {
            Add(TemplateReferences.File, path, file!.Line, id, path);
        }

        if (type == "AWS::CodeBuild::Project")
        {
            var buildspec = properties.Find("Source", "BuildSpec");
            if ((buildspec is null ? "buildspec.yml" : TextOf(buildspec, template)) is { Length: > 0 } specification && !specification.Contains('\n', StringComparison.Ordinal))
            {
                facts.Add(new Reference(AppliedFiles.Kind, specification, new Position((buildspec ?? properties).Line), id) { Folder = string.Empty, Text = "build " + specification });
            }
            else if (buildspec is { Value: { } inline } && buildspec.Tag is null && inline.Contains("commands:", StringComparison.Ordinal))
            {
                InlineBuild.Write(buildspec, inline, id, facts);
            }
        }

        if (type == "AWS::Serverless::Function" && properties.Find("Metadata", "Dockerfile") is { Value: { } dockerfile })
        {
            Add(TemplateReferences.File, dockerfile, properties.Line, id, dockerfile);
        }
    }

    /// <summary>The actions of a pipeline, by category and provider.</summary>
    private void WritePipeline(string type, DocumentNode properties, string id)
    {
        foreach (var action in type == "AWS::CodePipeline::Pipeline" ? properties["Stages"]?.Items.SelectMany(stage => stage["Actions"]?.Items ?? []) ?? [] : [])
        {
            if (action.Find("ActionTypeId", "Category")?.Value is { } category)
            {
                facts.Add(PipelineAction.Of(category, action.Find("ActionTypeId", "Provider")?.Value, action.Line, id));
            }
        }
    }

    private DocumentNode? Global(string name) => template.Find("Globals", "Function", name);

    /// <summary>Other resources of the template that this one names, by <c>Ref</c>, <c>GetAtt</c> or in a text: what it starts.</summary>
    private void WriteNamed(DocumentNode properties, string own, string id)
    {
        var open = new Stack<(string Key, DocumentNode Node)>(properties.Entries.Reverse().Select(entry => (entry.Key, entry.Value)));
        while (open.TryPop(out var next))
        {
            var (key, node) = next;
            if (key is "Role" or "RoleArn" or "Tags" or "Policies")
            {
                continue;
            }

            if (node.Value is { } value)
            {
                foreach (var named in Names(node, key, value).Where(named => named != own && names.Contains(named)))
                {
                    facts.Add(new Reference(ReferenceKinds.Unit, "#resource:" + named, new Position(node.Line), id) { Text = own });
                }
            }

            foreach (var item in node.Items.Reverse())
            {
                open.Push((key, item));
            }

            foreach (var entry in node.Entries.Reverse())
            {
                open.Push((entry.Key, entry.Value));
            }
        }
    }

    private static IEnumerable<string> Names(DocumentNode node, string key, string value)
    {
        if (node.Tag is "!Ref" or "!GetAtt" || key is "Ref" or "Fn::GetAtt")
        {
            yield return value.Split('.')[0];
        }

        for (var at = value.IndexOf("${", StringComparison.Ordinal); at >= 0; at = value.IndexOf("${", at + 2, StringComparison.Ordinal))
        {
            var end = value.AsSpan(at + 2).IndexOfAny('.', '}');
            if (end > 0)
            {
                yield return value.Substring(at + 2, end);
            }
        }
    }

    private void Add(string kind, string target, int line, string scope, string text, params Argument[] arguments) =>
        facts.Add(new Reference(kind, target, new Position(line), scope) { Folder = folder, Text = text, Arguments = [.. arguments] });
}
