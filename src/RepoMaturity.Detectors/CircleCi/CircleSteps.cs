using System.Globalization;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.CircleCi;

/// <summary>Makes facts and references of the steps of a job; commands of the file are looked into, conditions that cannot hold are left out.</summary>
internal sealed class CircleSteps(DocumentNode root, FactWriter facts, string unit, string name)
{
    private const int Deepest = 8;

    /// <summary>Commands may name one another so often that following each would never end.</summary>
    private const int MostSteps = 5_000;

    private static readonly string[] Handed = ["command", "script", "run", "cmd"];

    private readonly CircleOrbs orbs = new(root);
    private int number;
    private int seen;

    /// <summary>The folder into which the job checks the repository out.</summary>
    public string Home { get; init; } = string.Empty;

    /// <summary>Reads a list of steps.</summary>
    public void Read(DocumentNode? steps, CircleValues values, IReadOnlyList<MappingEntry> environment)
    {
        number = 0;
        Read(steps, values, environment, 0);
    }

    /// <summary>What a job or command of an orb is given to run.</summary>
    public void ReadHanded(DocumentNode inputs, CircleValues values, string prefix)
    {
        foreach (var input in inputs.Entries)
        {
            if (Handed.Contains(input.Key, StringComparer.Ordinal) && input.Value.Value is { Length: > 0 } script)
            {
                Interpret(script, input.Value.Line, null, values, [], prefix);
            }
        }
    }

    /// <summary>The configuration with which a part of an orb goes on; null where it is no such part.</summary>
    public static Reference? Continuation(CircleOrbPart part, DocumentNode inputs)
    {
        if (!part.Name.StartsWith("circleci/continuation/", StringComparison.Ordinal) && !part.Name.StartsWith("circleci/path-filtering/", StringComparison.Ordinal))
        {
            return null;
        }

        var path = (inputs["configuration_path"] ?? inputs["config-path"])?.Value ?? ".circleci/continue_config.yml";
        return path.StartsWith(".circleci/", StringComparison.Ordinal)
            ? new Reference(ReferenceKinds.Unit, $"{path}#{PipelineUnits.Pipeline}", default) { Text = $"goes on with {path}" }
            : new Reference(ReferenceKinds.Outside, path, default) { Text = $"goes on with {path}, which is made by the run" };
    }

    private void Read(DocumentNode? steps, CircleValues values, IReadOnlyList<MappingEntry> environment, int depth)
    {
        // A parameter may hold the steps themselves.
        var list = steps?.Value is { } text ? values.Node(text) : steps;
        foreach (var step in list?.Items ?? [])
        {
            if (depth > Deepest || ++seen > MostSteps)
            {
                return;
            }

            number += depth == 0 ? 1 : 0;
            if (step.Value is { } word)
            {
                if (values.Node(word) is { } inner)
                {
                    Read(inner, values, environment, depth + 1);
                }
                else
                {
                    ReadNamed(word, step.Line, DocumentNode.Absent, values, environment, depth);
                }
            }
            else if (step.Entries is [{ Key: var key, Value: var body }, ..])
            {
                ReadKeyed(key, body, values, environment, depth);
            }
        }
    }

    private void ReadKeyed(string key, DocumentNode body, CircleValues values, IReadOnlyList<MappingEntry> environment, int depth)
    {
        switch (key)
        {
            case "run":
                var command = body["command"] ?? body;
                if (command.Value is { Length: > 0 } script)
                {
                    Interpret(script, command.Line, body["working_directory"]?.Value, values, [.. environment, .. body["environment"]?.Entries ?? []], Prefix);
                }

                break;
            case "when" or "unless":
                if (body["condition"] is { } condition && CircleCondition.MayRun(key == "when" ? condition : null, key == "unless" ? condition : null, values, null))
                {
                    Read(body["steps"], values, environment, depth + 1);
                }

                break;
            case "steps":
                Read(body, values, environment, depth + 1);
                break;
            default:
                ReadNamed(key, body.Line, body, values, environment, depth);
                break;
        }
    }

    private string Prefix => string.Create(CultureInfo.InvariantCulture, $"{name}{number}: ");

    private void ReadNamed(string word, int line, DocumentNode inputs, CircleValues values, IReadOnlyList<MappingEntry> environment, int depth)
    {
        if ((root.Find("commands", word) ?? orbs.Inline(word, "commands")) is { } command)
        {
            Read(command["steps"], values.For(command["parameters"], inputs.Entries), environment, depth + 1);
        }
        else if (orbs.Address(word) is { } part)
        {
            facts.Add(part.Fact(new Position(line), unit, inputs));
            if (Continuation(part, inputs) is { } continued)
            {
                facts.Add(continued with { Position = new Position(line), Scope = unit });
            }

            ReadHanded(inputs, values, Prefix);
        }
    }

    private void Interpret(string script, int line, string? folder, CircleValues values, IReadOnlyList<MappingEntry> environment, string prefix)
    {
        var constants = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var variable in environment)
        {
            if (variable.Value.Value is { } value)
            {
                constants[variable.Key] = values.Resolve(value);
            }
        }

        CommandInterpreter.Interpret(values.Resolve(script), new Position(line), new CommandContext(facts, unit, FolderOf(values.Resolve(folder ?? string.Empty)))
        {
            Prefix = prefix,
            Environment = constants,
        });
    }

    /// <summary>A folder as the repository knows it: the job's own is its root.</summary>
    private string? FolderOf(string folder)
    {
        foreach (var home in new[] { Home, "~/project", "/home/circleci/project" })
        {
            if (home.Length > 0 && (folder == home || folder.StartsWith(home.TrimEnd('/') + "/", StringComparison.Ordinal)))
            {
                return RepositoryPath.Combine(string.Empty, folder[home.Length..].TrimStart('/'));
            }
        }

        return folder.StartsWith('~') || folder.StartsWith('/') || folder.Contains('$', StringComparison.Ordinal) ? null : RepositoryPath.Combine(string.Empty, folder);
    }
}
