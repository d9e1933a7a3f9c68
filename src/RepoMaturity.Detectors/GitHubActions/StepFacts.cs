using System.Collections.Immutable;
using System.Globalization;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.GitHubActions;

/// <summary>Makes facts and references of the steps of a job, or of a composite action.</summary>
/// <param name="facts">Takes them.</param>
/// <param name="unit">Id of the unit that runs the steps.</param>
/// <param name="name">Words before the number of a step in chains.</param>
/// <param name="environment">Constants of the workflow.</param>
internal sealed class StepFacts(FactWriter facts, string unit, string name, StepEnvironment environment)
{
    private string? checkoutFolder;

    /// <summary>Folder in which the steps run unless they say otherwise; empty for the root.</summary>
    public string Folder { get; init; } = string.Empty;

    /// <summary>Shell of the steps that name none; null for the system's own.</summary>
    public string? Shell { get; init; }

    /// <summary>What can start the job; null for a composite action.</summary>
    public WorkflowStarts? Starts { get; init; }

    /// <summary>Why the whole workflow never runs; null when it can.</summary>
    public string? Disabled { get; init; }

    /// <summary>The <c>env</c> of the job.</summary>
    public DocumentNode? JobEnvironment { get; init; }

    /// <summary>The combinations of the job's matrix.</summary>
    public IReadOnlyList<ImmutableDictionary<string, string>> Combinations { get; init; } = [ImmutableDictionary<string, string>.Empty];

    /// <summary>Folder of the action that holds the steps; null in a workflow.</summary>
    public string? ActionFolder { get; init; }

    public void Read(DocumentNode? steps)
    {
        var number = 0;
        foreach (var step in steps?.Items ?? [])
        {
            number++;
            var scope = ScopeOf(step, number);
            var prefix = string.Create(CultureInfo.InvariantCulture, $"{name}{number}: ");
            foreach (var combination in UsesMatrix(step) ? Combinations : Combinations.Take(1))
            {
                ReadStep(step, environment.Under(combination).With(JobEnvironment).With(step["env"]), scope, prefix);
            }
        }
    }

    private void ReadStep(DocumentNode step, StepEnvironment constants, string scope, string prefix)
    {
        if (step["uses"] is { Value: { Length: > 0 } uses } used)
        {
            TakeCheckout(uses, step["with"]);
            new UsedAction(facts, scope, prefix, constants).Read(uses, used.Line, step["with"]);
        }

        if (step["run"] is { Value: { Length: > 0 } script } run)
        {
            ReadScript(step, script, run.Line, constants, scope, prefix);
        }
    }

    private bool UsesMatrix(DocumentNode step) => Combinations.Count > 1
        && (Names(step) || Names(step["with"]) || Names(step["env"]) || Names(JobEnvironment) || Names(DocumentNode.Scalar(1, Folder)));

    private static bool Names(DocumentNode? node) =>
        node is not null && (IsNamed(node.Value) || node.Entries.Any(entry => IsNamed(entry.Value.Value)));

    private static bool IsNamed(string? text) => text?.Contains("matrix.", StringComparison.Ordinal) == true;

    /// <summary>
    /// A step that is not started whenever its job is stands in a unit of its own: one that never runs, or one with its own triggers.
    /// </summary>
    private string ScopeOf(DocumentNode step, int number)
    {
        var condition = step["if"];
        var left = (Starts ?? new WorkflowStarts([], [], true)).Under(condition?.Value);
        if (condition is null || (left.Disabled is null && (Starts is null || Starts.Disabled is not null || left.ByCall || left.Possible.Count(Counts) == Starts.Possible.Count(Counts))))
        {
            return unit;
        }

        var id = string.Create(CultureInfo.InvariantCulture, $"{unit}#{(left.Disabled is null ? "step" : "disabled")}-{number}");
        facts.Add(new Unit(id, UnitKind.Job, string.Create(CultureInfo.InvariantCulture, $"{name}{number}"), new Position(condition.Line))
        {
            Disabled = Disabled ?? left.Disabled,
            Triggers = left.Triggers,
        });
        return id;
    }

    private static bool Counts(WorkflowEvent each) => each.MayBeAutomatic;

    private void ReadScript(DocumentNode step, string script, int line, StepEnvironment constants, string scope, string prefix)
    {
        var shell = step["shell"]?.Value ?? Shell ?? string.Empty;
        var text = constants.Resolve(script);
        if (shell.StartsWith("python", StringComparison.Ordinal))
        {
            EmbeddedPython.Write(text, new Position(line), facts, scope);
            return;
        }

        if (shell.StartsWith("Rscript", StringComparison.Ordinal))
        {
            AddRCommands(text, line, scope);
            return;
        }

        if (shell is "pwsh" or "powershell" or "cmd")
        {
            text = PowerShellText.AsShell(text);
        }

        CommandInterpreter.Interpret(text, new Position(line), new CommandContext(facts, scope, FolderOf(step["working-directory"]?.Value ?? Folder, constants))
        {
            Prefix = prefix,
            Environment = constants.Constants,
            ScriptFolder = ActionFolder,
        });
    }

    /// <summary>R that stands in a workflow is what <c>Rscript -e</c> would be given.</summary>
    private void AddRCommands(string text, int line, string scope)
    {
        foreach (var code in text.Split('\n'))
        {
            if (code.AsSpan().Trim() is { Length: > 0 } trimmed && trimmed[0] is not ('#' or '}' or ')'))
            {
                facts.Add(new Fact(FactKind.Command, CommandText.Join(["Rscript", "-e", trimmed.ToString()]), new Position(line), null, scope));
            }

            line++;
        }
    }

    private string? FolderOf(string folder, StepEnvironment constants)
    {
        var resolved = constants.Resolve(folder).TrimStart(ShellPlaces.Root, '/');
        if (resolved.AsSpan().IndexOfAny('$', ShellPlaces.ScriptFolder) >= 0 || RepositoryPath.Combine(string.Empty, resolved) is not { } path)
        {
            return null;
        }

        // The repository lies in a folder of its own where its checkout says so.
        return checkoutFolder is null ? path
            : path == checkoutFolder ? string.Empty
            : path.StartsWith(checkoutFolder + "/", StringComparison.Ordinal) ? path[(checkoutFolder.Length + 1)..]
            : path;
    }

    private void TakeCheckout(string uses, DocumentNode? with)
    {
        if (uses.StartsWith("actions/checkout@", StringComparison.Ordinal) && with?["repository"] is null && with?["path"]?.Value is { Length: > 0 } path)
        {
            checkoutFolder = RepositoryPath.Combine(string.Empty, path) is { Length: > 0 } folder ? folder : null;
        }
    }
}
