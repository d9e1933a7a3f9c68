using System.Collections.Immutable;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Docker;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Jenkins;

/// <summary>Makes facts and references of the stages and steps of a pipeline.</summary>
internal sealed class JenkinsSteps
{
    private static readonly ImmutableDictionary<string, string> Workspace =
        ImmutableDictionary.Create<string, string>(StringComparer.Ordinal).Add("WORKSPACE", ShellPlaces.Root.ToString());

    private readonly PipelineUnits units;
    private readonly FactWriter facts;
    private readonly Dictionary<string, string> defaults = new(StringComparer.Ordinal);

    /// <summary>Whether a person had to say yes before what comes next.</summary>
    private bool isApproved;

    /// <param name="units">Takes units.</param>
    /// <param name="whole">All calls of the file.</param>
    public JenkinsSteps(PipelineUnits units, List<GroovyCall> whole)
    {
        this.units = units;
        facts = units.Facts;
        foreach (var parameter in whole.Where(call => call.Name is "booleanParam" or "string" or "choice"))
        {
            if (parameter.Value("name") is { } name)
            {
                defaults[name] = parameter.Value("defaultValue") ?? parameter.Name switch
                {
                    "booleanParam" => "false",
                    "choice" => (parameter.First ?? parameter.Value("choices") ?? string.Empty).Split('\n')[0].Trim(),
                    _ => string.Empty,
                };
            }
        }
    }

    /// <summary>Whether a call runs commands of a shell.</summary>
    public static bool IsShell(GroovyCall call) => call.Name is "sh" or "bat" or "pwsh" or "powershell" && ScriptOf(call) is not null;

    /// <summary>Reads a file.</summary>
    public void Read(GroovyCall root, string unit) =>
        ReadInner(root, new JenkinsPlace(unit, string.Empty, string.Empty, Workspace, false));

    private static string? ScriptOf(GroovyCall call) => call.Value("script") ?? call.First;

    private void ReadInner(GroovyCall owner, JenkinsPlace place)
    {
        place = WithConstants(owner, place);
        foreach (var call in owner.Inner)
        {
            Read(call, place);
        }
    }

    private void Read(GroovyCall call, JenkinsPlace place)
    {
        var position = new Position(call.Line);
        switch (call.Name)
        {
            case "stage" when call.HasBlock:
                ReadStage(call, place);
                return;
            case "parallel":
                ReadParallel(call, place);
                return;
            case "sh" or "bat" or "pwsh" or "powershell" when ScriptOf(call) is { } script:
                ReadScript(call, script, place);
                break;
            case "dir" when call.HasBlock:
                place = place with { Folder = FolderOf(call.First, place) };
                break;
            case "withEnv":
                place = WithVariables(call, place);
                break;
            case "input" when !call.HasBlock && (call.Arguments.Count > 0 || call.Inner.Count > 0):
                // What stands behind the question runs only after the answer.
                isApproved = true;
                break;
            case "agent" or "docker.image" or "docker.build" or "container" or "dockerfile":
                ReadAgent(call, place);
                break;
            case "yamlFile" when call.First is { } file:
                facts.Add(new Reference(AppliedFiles.Kind, file, position, place.Unit) { Folder = string.Empty, Text = $"agent {file}" });
                break;
            case "load" when call.First is { Length: > 0 } part:
                facts.Add(new Reference(ReferenceKinds.Unit, $"{RepositoryPath.Combine(string.Empty, part)}#", position, place.Unit) { Text = $"load {part}" });
                break;
            case "build" when call.Value("job") is { } job:
                facts.Add(new Reference(ReferenceKinds.Outside, job, position, place.Unit) { Text = $"build job {job}" });
                break;
            case "library" or "@Library" when (call.Value("identifier") ?? call.First) is { } library:
                facts.Add(new Reference(ReferenceKinds.Outside, library, position, place.Unit) { Text = $"library {library}" });
                break;
            case "if" when call.Arguments is [{ Value: "false" }]:
                return;
            case var step when step.Length > 3 && char.IsAsciiLetterLower(step[0]) && step.All(char.IsAsciiLetterOrDigit):
                // A library that is this repository itself keeps each step in a file of its name.
                facts.Add(new Reference(ReferenceKinds.Unit, $"vars/{step}.groovy#", position, place.Unit) { Text = step });
                break;
        }

        ReadInner(call, place);
    }

    private void ReadStage(GroovyCall stage, JenkinsPlace place)
    {
        var name = stage.First ?? stage.Value("name") ?? "stage";
        var position = new Position(stage.Line);
        var condition = JenkinsCondition.Of(stage, defaults);
        if (stage.Find("input") is { HasBlock: true })
        {
            isApproved = true;
        }

        var trigger = condition.Trigger ?? (isApproved ? new Trigger(TriggerKind.Manual, "input: a person approves", position) : null);
        var id = units.NewId("stage:" + name);
        units.AddPart(
            new Unit(id, UnitKind.Job, name, position) { Disabled = condition.Disabled, Triggers = trigger is null ? [] : [trigger] }, place.Unit, $"stage {name}");
        ReadInner(stage, place with { Unit = id, Stage = name, IsApproved = isApproved });
    }

    /// <summary>A button in one branch does not hold up the others.</summary>
    private void ReadParallel(GroovyCall parallel, JenkinsPlace place)
    {
        var before = isApproved;
        var after = before;
        foreach (var branch in parallel.Inner)
        {
            isApproved = before;
            Read(branch, place);
            after |= isApproved;
        }

        isApproved = after;
    }

    private void ReadScript(GroovyCall call, string script, JenkinsPlace place)
    {
        var isWindows = call.Name is not "sh";
        var line = call.Value("script") is null ? call.LineOf(string.Empty) : call.LineOf("script");
        var text = WithoutGroovy(isWindows ? PowerShellText.AsShell(script) : script);
        CommandInterpreter.Interpret(text, new Position(line), new CommandContext(facts, UnitOf(place, call.Line), place.Folder)
        {
            Prefix = place.Stage.Length == 0 ? string.Empty : $"stage {place.Stage}: ",
            Environment = place.Constants,
        });
    }

    /// <summary>The unit that runs a step; what a stage does after a question is a unit of its own.</summary>
    private string UnitOf(JenkinsPlace place, int line)
    {
        if (!isApproved || place.IsApproved)
        {
            return place.Unit;
        }

        var id = place.Unit + "#approved";
        var position = new Position(line);
        facts.Add(new Unit(id, UnitKind.Job, $"{place.Stage} after approval", position) { Triggers = [new Trigger(TriggerKind.Manual, "input: a person approves", position)] });
        return id;
    }

    private void ReadAgent(GroovyCall call, JenkinsPlace place)
    {
        var position = new Position(call.Line);
        var docker = call.Find("docker");
        var image = docker?.Find("image")?.First ?? docker?.First ?? (call.Name == "docker.image" ? call.First : null);
        if (image is { Length: > 0 } && !image.Contains('$', StringComparison.Ordinal))
        {
            facts.Add(ImageName.Fact(image, position, place.Unit));
        }

        if (call.Name == "dockerfile")
        {
            var folder = call.Find("dir")?.First ?? ".";
            Interpret($"docker build -f {RepositoryPath.Combine(folder, call.Find("filename")?.First ?? "Dockerfile")} {call.Find("additionalBuildArgs")?.First} {folder}", position, place);
        }
        else if (call.Name == "docker.build" && call.First is { } tag)
        {
            var rest = call.Arguments.Where(argument => argument.Name.Length == 0).ElementAtOrDefault(1).Value ?? ".";
            Interpret($"docker build -t {WithoutGroovy(tag)} {WithoutGroovy(rest)}", position, place);
        }
    }

    private void Interpret(string command, Position position, JenkinsPlace place) => CommandInterpreter.Interpret(
        command, position, new CommandContext(facts, UnitOf(place, position.Line), place.Folder) { Environment = place.Constants });

    /// <summary>The constants that blocks <c>environment</c> set for the blocks around them.</summary>
    private static JenkinsPlace WithConstants(GroovyCall owner, JenkinsPlace place)
    {
        var assigned = owner.Inner.Where(call => call.Name == "environment").SelectMany(call => call.Inner).Concat(owner.Inner).Where(call => call.Value("=") is { } value && !value.Contains('$', StringComparison.Ordinal)).ToList();
        return assigned.Count == 0 ? place : place with
        {
            Constants = place.Constants.SetItems(assigned.Select(call => new KeyValuePair<string, string>(
                call.Name.StartsWith("env.", StringComparison.Ordinal) ? call.Name[4..] : call.Name, WithoutGroovy(call.Value("=")!)))),
        };
    }

    private static JenkinsPlace WithVariables(GroovyCall call, JenkinsPlace place)
    {
        var constants = place.Constants;
        foreach (var argument in call.Arguments)
        {
            if (argument.Value?.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
            {
                constants = constants.SetItem(argument.Value[..equals], WithoutGroovy(argument.Value[(equals + 1)..]));
            }
        }

        return place with { Constants = constants };
    }

    private static string? FolderOf(string? folder, JenkinsPlace place) =>
        folder is null || place.Folder is null || folder.Contains('$', StringComparison.Ordinal) ? null
        : folder.StartsWith('/') ? null
        : RepositoryPath.Combine(place.Folder, folder);

    /// <summary>Names of Groovy as variables of the shell: <c>${env.TAG}</c> is <c>${TAG}</c>.</summary>
    private static string WithoutGroovy(string text) => text.Contains('$', StringComparison.Ordinal)
        ? text.Replace("${env.", "${", StringComparison.Ordinal).Replace("${params.", "${", StringComparison.Ordinal)
        : text;
}
