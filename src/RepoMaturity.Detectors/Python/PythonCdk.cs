using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.CodeBuild;
using RepoMaturity.Detectors.Infrastructure;
using RepoMaturity.Detectors.Languages.JavaScript;
using RepoMaturity.Detectors.Python.Syntax;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Python;

/// <summary>
/// Reads the constructs of the AWS CDK for Python (https://docs.aws.amazon.com/cdk/api/v2/python/) as the CloudFormation resources they become, with the code and the images
/// that they take along, and the clocks and events that start that code.
/// </summary>
/// <param name="facts">Takes what is found.</param>
/// <param name="constantText">The constant text of an expression; null where it has none.</param>
/// <param name="nameOf">The resolved dotted name of an expression; null where it is unknown.</param>
internal sealed class PythonCdk(FactWriter facts, Func<PythonExpression, string?> constantText, Func<PythonExpression, string?> nameOf)
{
    private readonly List<Reference> functions = [];
    private readonly CdkMachine machine = new(facts);
    private Trigger? start;

    /// <summary>Whether a call belongs to the CDK.</summary>
    public static bool IsCall(string name) => name.StartsWith("aws_cdk.", StringComparison.Ordinal);

    /// <summary>Writes what a call declares.</summary>
    public void Find(string name, PythonCall call, Position position, string? scope)
    {
        if (name.EndsWith(".add_event_notification", StringComparison.Ordinal) || (IsCall(name) && name.EndsWith("EventSource", StringComparison.Ordinal)))
        {
            start ??= new Trigger(TriggerKind.Event, name, position);
        }

        if (!IsCall(name))
        {
            return;
        }

        if (CdkResourceType.Of(name) is { } type && IsConstruct(call, out var id))
        {
            facts.Add(new Fact(FactKind.Resource, type, position, id, scope));
        }

        machine.Find(name, keyword => Text(call, keyword), position);
        var last = name[(name.LastIndexOf('.') + 1)..];
        switch (last)
        {
            case "EventPattern" when (call.Keyword("source") as PythonSequence)?.Items.Any(source => constantText(source)?.StartsWith("aws.", StringComparison.Ordinal) == true) == true:
                start ??= new Trigger(TriggerKind.Event, "event pattern", position);
                break;
            case "cron" or "rate" or "expression" when name.Contains(".Schedule.", StringComparison.Ordinal):
                start = new Trigger(TriggerKind.Schedule, $"schedule {name}", position);
                break;
            case "Function" or "SingletonFunction" when call.Keyword("handler") is { } handler && constantText(handler) is { } text:
                AddFunction(call.Keyword("code"), text, position, scope);
                break;
            case "PythonFunction" when call.Keyword("entry") is { } entry && constantText(entry) is { } folder:
                AddFile(folder, Text(call, "index") ?? "index.py", position, scope);
                break;
            case "from_asset" or "from_image_asset" or "DockerImageAsset" when last != "from_asset" || name.Contains("ContainerImage", StringComparison.Ordinal):
                AddImage(call, position, scope);
                break;
            case "from_source_filename" when call.First is { } file && constantText(file) is { Length: > 0 } path:
                facts.Add(new Reference(ReferenceKinds.Script, path, position, scope) { Folder = string.Empty, Text = $"BuildSpec {path}" });
                break;
            case "PipelineProject" when call.Keyword("build_spec") is null:
                BuildFiles.AddDefault(facts, position, scope);
                break;
            case "from_object" when name.Contains(".BuildSpec.", StringComparison.Ordinal) && call.First is PythonSequence specification:
                FindCommands(specification, position, scope);
                break;
        }
    }

    /// <summary>Writes what starts the functions of the file, where something does.</summary>
    public void End()
    {
        machine.End(start);
        if (start is not { } trigger || functions.Count == 0)
        {
            return;
        }

        var id = FormattableString.Invariant($"cdk:{trigger.Position}");
        facts.Add(new Unit(id, UnitKind.Task, trigger.Detail, trigger.Position) { Triggers = [trigger] });
        foreach (var function in functions)
        {
            facts.Add(function with { Scope = id });
        }
    }

    /// <summary>A construct is given the one around it and an id.</summary>
    private bool IsConstruct(PythonCall call, out string? id)
    {
        var second = call.Arguments.Count > 1 && call.Arguments[1].Name is null ? call.Arguments[1].Value : call.Keyword("id");
        id = second is null ? null : constantText(second);
        return second is not null && call.First is not null;
    }

    private string? Text(PythonCall call, string keyword) => call.Keyword(keyword) is { } value ? constantText(value) : null;

    /// <summary>Code that is sent along: <c>Code.from_asset("functions/train")</c> with the handler <c>index.handler</c>.</summary>
    private void AddFunction(PythonExpression? code, string handler, Position position, string? scope)
    {
        if (code is PythonCall { First: { } place } asset && nameOf(asset.Target) is { } name && name.EndsWith(".from_asset", StringComparison.Ordinal)
            && constantText(place) is { } folder && handler.LastIndexOf('.') is > 0 and var dot)
        {
            AddFile(folder, handler[..dot].Replace('.', '/') + ".py", position, scope);
        }
    }

    private void AddFile(string folder, string file, Position position, string? scope)
    {
        var path = RepositoryPath.Combine(string.Empty, $"{folder.TrimEnd('/')}/{file}");
        if (path is not null)
        {
            var reference = new Reference(ReferenceKinds.Script, path, position, scope) { Text = $"function {path}" };
            functions.Add(reference);
            facts.Add(reference);
        }
    }

    private void AddImage(PythonCall call, Position position, string? scope)
    {
        if (((call.First is { } first ? constantText(first) : null) ?? Text(call, "directory")) is { Length: > 0 } folder)
        {
            facts.Add(new Reference(ReferenceKinds.ImageBuild, $"{folder.TrimEnd('/')}/{Text(call, "file") ?? "Dockerfile"}", position, scope) { Text = $"image of {folder}" });
        }
    }

    /// <summary>The commands of a build that is written as a dictionary.</summary>
    private void FindCommands(PythonSequence specification, Position position, string? scope)
    {
        var open = new Stack<PythonSequence>([specification]);
        while (open.TryPop(out var next))
        {
            for (var i = 0; i < next.Items.Count; i++)
            {
                if (next.Items[i] is not PythonSequence inner)
                {
                    continue;
                }

                if (i == 0 || next.Items[i - 1] is not PythonText { Constant: "commands" })
                {
                    open.Push(inner);
                    continue;
                }

                foreach (var command in inner.Items.Select(constantText).OfType<string>())
                {
                    CommandInterpreter.Interpret(command, position, scope, string.Empty, facts);
                }
            }
        }
    }
}
