using System.Collections.Immutable;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Docker;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.GitHubActions;

/// <summary>Makes facts and references of a step that uses an action.</summary>
internal sealed class UsedAction(FactWriter facts, string scope, string prefix, StepEnvironment environment)
{
    /// <summary>Actions with an input that is a shell script which they run on a machine or in a container.</summary>
    private static readonly HashSet<string> ShellActions = new(StringComparer.OrdinalIgnoreCase)
    {
        "azure/cli", "azure/powershell", "appleboy/ssh-action", "nick-fields/retry", "nick-invision/retry", "addnab/docker-run-action",
        "wandalen/wretry.action", "coactions/setup-xvfb",
        "garygrossgarten/github-action-ssh", "nick-fields/assert-action", "mwhitaker/dbt-action",
    };

    private static readonly string[] Programs = ["python", "bash", "sh", "make", "dvc", "poetry", "uv", "pytest", "docker", "Rscript", "pip"];

    private static readonly string[] ScriptEndings = [".py", ".sh", ".R", ".ps1"];

    private static readonly string[] HandedInputs = ["script", "command", "cmd"];

    private static readonly string[] ShellInputs = ["script", "run", "command", "inlineScript", "dbt_command"];

    public void Read(string uses, int line, DocumentNode? with)
    {
        var position = new Position(line);
        var at = uses.IndexOf('@', StringComparison.Ordinal);
        var action = at < 0 ? uses : uses[..at];
        var text = prefix + "uses " + action;
        if (action.StartsWith("./", StringComparison.Ordinal))
        {
            var folder = RepositoryPath.Combine(string.Empty, action);
            facts.Add(new Reference(ReferenceKinds.Unit, $"{folder}/action.yml#", position, scope) { Text = text });
            facts.Add(new Reference(ReferenceKinds.Unit, $"{folder}/action.yaml#", position, scope) { Text = text });
            AddHandedScripts(with, text);
            return;
        }

        if (action.StartsWith("docker://", StringComparison.Ordinal))
        {
            facts.Add(ImageName.Fact(uses["docker://".Length..], position, scope));
            return;
        }

        ImmutableArray<Argument> inputs = [.. (with?.Entries ?? [])
            .Select(input => new Argument(input.Key, input.Value.Value is { } value ? environment.Resolve(value) : null))];
        facts.Add(new Fact(FactKind.Action, action, position, at < 0 ? null : uses[(at + 1)..], scope) { Arguments = inputs });
        switch (action)
        {
            case "docker/build-push-action":
                AddImageBuild(inputs, position, text);
                break;
            case "peter-evans/repository-dispatch"
                when Input(inputs, "repository") is { } repository && !repository.Contains("github.repository", StringComparison.Ordinal):
                facts.Add(new Reference(ReferenceKinds.Outside, repository, position, scope) { Text = $"{text} to {repository}" });
                break;
        }

        DeployedImage.Write(action, inputs, position, scope, text, facts);
        AddAppliedFiles(action, inputs, position, text);
        AddScripts(action, with, text);
    }

    /// <summary>
    /// What an action or workflow of the repository itself is handed to run: the inputs that their names call a script or a command, and those that begin
    /// with a program that runs others.
    /// </summary>
    public void AddHandedScripts(DocumentNode? with, string text)
    {
        foreach (var input in with?.Entries ?? [])
        {
            if (input.Value.Value is not { Length: > 0 } script)
            {
                continue;
            }

            if (IsScript(environment.Resolve(script)))
            {
                facts.Add(new Reference(ReferenceKinds.Script, environment.Resolve(script), new Position(input.Value.Line), scope) { Folder = string.Empty, Text = $"{text}, {input.Key}: {script}" });
            }

            if (IsHanded(input.Key) || BeginsWithProgram(script))
            {
                Interpret(script, input.Value.Line, string.Empty, text);
            }
        }
    }

    /// <summary>Whether a value is the path of a script and nothing else: whoever is handed it runs it.</summary>
    private static bool IsScript(string value) => Array.Exists(ScriptEndings, ending => value.EndsWith(ending, StringComparison.Ordinal)) && !value.AsSpan().ContainsAny(" \n*$");

    private static bool IsHanded(string input) => input == "run" || Array.Exists(HandedInputs, word => HasWord(input, word));

    /// <summary>
    /// Whether a name has a part that begins so: <c>train_script</c> and <c>inlineScript</c> have, <c>description</c> and <c>subscription</c> have not.
    /// </summary>
    private static bool HasWord(string name, string word)
    {
        for (var at = 0; (at = name.IndexOf(word, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            if (at == 0 || !char.IsAsciiLetter(name[at - 1]) || (char.IsAsciiLetterUpper(name[at]) && char.IsAsciiLetterLower(name[at - 1])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool BeginsWithProgram(string script) => script.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space
        && Programs.Contains(CommandText.Program(script[..space]), StringComparer.Ordinal);

    private void AddScripts(string action, DocumentNode? with, string text)
    {
        // A machine elsewhere has the repository where its owner put it.
        var folder = action.Contains("ssh", StringComparison.Ordinal) ? null : string.Empty;
        foreach (var input in ShellActions.Contains(action) ? with?.Entries ?? [] : [])
        {
            if (ShellInputs.Contains(input.Key, StringComparer.Ordinal) && input.Value.Value is { } script)
            {
                Interpret(script, input.Value.Line, folder, text);
            }
        }
    }

    private void Interpret(string script, int line, string? folder, string text) =>
        CommandInterpreter.Interpret(environment.Resolve(script), new Position(line), new CommandContext(facts, scope, folder)
        {
            Prefix = text + ": ",
            Environment = environment.Constants,
        });

    /// <summary>An action that deploys is given the files that it carries out.</summary>
    private void AddAppliedFiles(string action, ImmutableArray<Argument> inputs, Position position, string text)
    {
        if (!action.Contains("deploy", StringComparison.OrdinalIgnoreCase) && !action.Contains("apply", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        foreach (var file in inputs.SelectMany(input => Split(input.Value, '\n', ',', ' ')))
        {
            if (AppliedFiles.IsDeclaration(file) && !file.Contains('$', StringComparison.Ordinal))
            {
                facts.Add(new Reference(AppliedFiles.Kind, file, position, scope) { Folder = string.Empty, Text = text });
            }
        }
    }

    private void AddImageBuild(ImmutableArray<Argument> inputs, Position position, string text)
    {
        var context = Plain(Input(inputs, "context") ?? ".");
        var isLocal = !context.Contains("://", StringComparison.Ordinal) && !context.Contains("${{", StringComparison.Ordinal);
        var folder = isLocal ? RepositoryPath.Combine(string.Empty, context) ?? string.Empty : string.Empty;
        var file = Plain(Input(inputs, "file") ?? RepositoryPath.Below(folder, "Dockerfile"));
        var tags = Split(Input(inputs, "tags"), '\n', ',').Select(tag => new Argument("tag", tag));
        facts.Add(new Reference(ReferenceKinds.ImageBuild, RepositoryPath.Combine(string.Empty, file) ?? file, position, scope)
        {
            Folder = string.Empty,
            Text = text,
            Arguments = folder.Length == 0 ? [.. tags] : [.. tags, new Argument("context", folder)],
        });
    }

    private static string[] Split(string? list, params char[] separators) =>
        (list ?? string.Empty).Split(separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Plain(string path) => path.TrimStart(ShellPlaces.Root, '/');

    private static string? Input(ImmutableArray<Argument> inputs, string name) => inputs.LastOrDefault(input => input.Name == name).Value;
}
