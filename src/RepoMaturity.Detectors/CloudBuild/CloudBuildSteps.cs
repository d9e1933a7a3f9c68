using System.Globalization;
using System.Text;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Docker;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.CloudBuild;

/// <summary>Makes facts and references of a build: its unit is the file itself, so that whoever names the file reaches it.</summary>
internal sealed class CloudBuildSteps(DocumentNode root, FactWriter facts)
{
    private readonly Dictionary<string, string> substitutions = new(StringComparer.Ordinal);

    /// <summary>Reads the steps.</summary>
    /// <param name="givenByPush">What the configuration asks for and only a push gives; null for nothing.</param>
    public void Read(string? givenByPush)
    {
        new PipelineUnits(facts).AddBuild(new Position(root.Line), givenByPush);
        foreach (var substitution in root["substitutions"]?.Entries ?? [])
        {
            if (substitution.Value.Value is { Length: > 0 } value && !value.Contains('$', StringComparison.Ordinal))
            {
                substitutions[substitution.Key] = value;
            }
        }

        var number = 0;
        foreach (var step in root["steps"]?.Items ?? [])
        {
            number++;
            ReadStep(step, string.Create(CultureInfo.InvariantCulture, $"step {step["id"]?.Value ?? number.ToString(CultureInfo.InvariantCulture)}: "));
        }
    }

    private void ReadStep(DocumentNode step, string prefix)
    {
        if (step["name"] is not { Value: { Length: > 0 } image } named)
        {
            return;
        }

        var position = new Position(named.Line);
        if (!image.Contains('$', StringComparison.Ordinal))
        {
            facts.Add(ImageName.Fact(image, position, string.Empty));
        }
        else
        {
            facts.Add(new Reference(ReferenceKinds.ContainerRun, Resolve(image), position, string.Empty) { Folder = string.Empty, Text = $"{prefix}{image}" });
        }

        var constants = new Dictionary<string, string>(substitutions, StringComparer.Ordinal);
        foreach (var variable in step["env"]?.Items ?? [])
        {
            if (variable.Value?.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals && Resolve(variable.Value[(equals + 1)..]) is var value && !value.Contains('$', StringComparison.Ordinal))
            {
                constants[variable.Value[..equals]] = value;
            }
        }

        var context = new CommandContext(facts, string.Empty, FolderOf(step["dir"]?.Value)) { Prefix = prefix, Environment = constants };
        if (step["script"] is { Value: { Length: > 0 } script } text)
        {
            CommandInterpreter.Interpret(script, new Position(text.Line), context);
            return;
        }

        ReadArguments(step, image, context);
    }

    private void ReadArguments(DocumentNode step, string image, CommandContext context)
    {
        List<DocumentNode> arguments = [.. step["args"]?.OneOrMany() ?? []];
        var entry = step["entrypoint"] is { } entrypoint ? Resolve(entrypoint.Value ?? string.Empty) : null;
        if (entry is null && IsKaniko(image))
        {
            var words = arguments.Select(argument => Resolve(argument.Value!)).ToList();
            string? Option(string name) => words.Find(word => word.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];
            Interpret(["docker", "build", "-t", Option("--destination") ?? "image", "-f", Option("--dockerfile") ?? "Dockerfile", Option("--context") ?? "."], step.Line, context);
            return;
        }

        // The text that a shell is called for is read where it stands, so that its lines are right.
        if (RepositoryPath.Name(entry ?? string.Empty) is "bash" or "sh" && arguments.Count > 1 && arguments[0].Value is ['-', .. var flags] && flags.EndsWith('c'))
        {
            CommandInterpreter.Interpret(Resolve(arguments[1].Value!), new Position(arguments[1].Line), context);
            return;
        }

        var program = entry ?? Program(image);
        Interpret([.. program is null ? Array.Empty<string>() : [program], .. arguments.Select(argument => Resolve(argument.Value!))], arguments.Count > 0 ? arguments[0].Line : step.Line, context);
    }

    private static void Interpret(IReadOnlyList<string> words, int line, CommandContext context)
    {
        if (words.Count > 0 && words[0].Length > 0 && words[0][0] != '-')
        {
            CommandInterpreter.Interpret(string.Join(' ', words.Select(ContainerWord)), new Position(line), context);
        }
    }

    /// <summary>A word as the shell reads it back; a variable stays one.</summary>
    private static string ContainerWord(string word) => word.Length > 0 && word.All(character => char.IsAsciiLetterOrDigit(character) || "-_./:=,@%+${}".Contains(character, StringComparison.Ordinal))
        ? word
        : "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    private static bool IsKaniko(string image) => image.Contains("kaniko-project/executor", StringComparison.Ordinal);

    /// <summary>The program that an image of the service starts by itself; null for one that begins with its arguments.</summary>
    private static string? Program(string image)
    {
        var at = image.AsSpan(image.LastIndexOf('/') + 1);
        var end = at.IndexOfAny(':', '@');
        var name = (end < 0 ? at : at[..end]).ToString();
        return name switch
        {
            "cloud-sdk" => null,
            "docker" or "gcloud" or "git" or "gsutil" or "kubectl" or "npm" or "yarn" or "mvn" or "gradle" or "go" or "bazel" or "dotnet" or "helm" or "terraform"
                or "skaffold" or "gke-deploy" or "curl" or "wget" => name,
            "packer" => "packer",
            _ => null,
        };
    }

    private string? FolderOf(string? folder) => folder is null ? string.Empty
        : Resolve(folder) is var resolved && !resolved.Contains('$', StringComparison.Ordinal) && !resolved.StartsWith('/') ? RepositoryPath.Combine(string.Empty, resolved)
        : null;

    /// <summary>A text with the defaults of the file in the place of its substitutions; two dollars are one of the shell.</summary>
    private string Resolve(string text)
    {
        if (!text.Contains('$', StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '$')
            {
                result.Append(text[at]);
                continue;
            }

            if (at + 1 < text.Length && text[at + 1] == '$')
            {
                result.Append('$');
                at++;
                continue;
            }

            var isBraced = at + 1 < text.Length && text[at + 1] == '{';
            var from = at + (isBraced ? 2 : 1);
            var end = from;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
            {
                end++;
            }

            if (substitutions.TryGetValue(text[from..end], out var value) && (!isBraced || (end < text.Length && text[end] == '}')))
            {
                result.Append(value);
                at = isBraced ? end : end - 1;
            }
            else
            {
                result.Append('$');
            }
        }

        return result.ToString();
    }
}
