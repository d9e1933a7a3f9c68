using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Docker;

/// <summary>Makes units, facts and references of one Dockerfile, stage after stage.</summary>
internal sealed class DockerfileFacts(FactWriter facts)
{
    private readonly Dictionary<string, CopiedFiles> stages = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, (DockerInstruction? Start, DockerInstruction? Arguments)> starts = new(StringComparer.OrdinalIgnoreCase);
    private CopiedFiles files = new();
    private string stage = string.Empty;
    private DockerInstruction? start;
    private DockerInstruction? arguments;
    private bool isFunction;

    public void Read(Dockerfile dockerfile)
    {
        var number = 0;
        foreach (var instruction in dockerfile.Instructions)
        {
            switch (instruction.Name)
            {
                case "FROM":
                    BeginStage(instruction, number++);
                    break;
                case "WORKDIR" when instruction.Words.Count > 0:
                    files.Change(instruction.Words[0]);
                    break;
                case "RUN":
                    CommandInterpreter.Interpret(instruction.AsShell, new Position(instruction.TextLine), Context(DockerfileDetector.Build));
                    break;
                case "COPY" or "ADD":
                    AddCopy(instruction);
                    break;
                case "ENTRYPOINT":
                    (start, arguments) = (instruction, null);
                    break;
                case "CMD":
                    arguments = instruction;
                    break;
                case "HEALTHCHECK" or "EXPOSE":
                    facts.Add(new Fact(FactKind.Key, instruction.Name.ToLowerInvariant(), new Position(instruction.Line), null, DockerfileDetector.Build));
                    break;
            }

            starts[stage] = (start, arguments);
        }

        AddEntryPoint();
    }

    private void BeginStage(DockerInstruction instruction, int number)
    {
        var position = new Position(instruction.Line);
        facts.Add(new Unit(DockerfileDetector.Build, UnitKind.ImageBuild, "image build", position));
        var words = instruction.Words.Where(word => !word.StartsWith("--", StringComparison.Ordinal)).ToList();
        if (words.Count == 0)
        {
            return;
        }

        if (stages.TryGetValue(words[0], out var before))
        {
            files = before.Clone();
            (start, arguments) = starts[words[0]];
        }
        else
        {
            files = new CopiedFiles();
            (start, arguments) = (null, null);
            isFunction = words[0].Contains("/lambda/python", StringComparison.Ordinal) || words[0].Contains("aws-lambda-python", StringComparison.Ordinal);
            if (words[0] != "scratch")
            {
                facts.Add(ImageName.Fact(words[0], position, DockerfileDetector.Build));
            }
        }

        stage = words.Count >= 3 && words[1].Equals("as", StringComparison.OrdinalIgnoreCase) ? words[2] : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{number}");
        stages[stage] = files;
    }

    private void AddCopy(DockerInstruction instruction)
    {
        var words = instruction.Words.Where(word => !word.StartsWith("--", StringComparison.Ordinal)).ToList();
        if (words.Count < 2)
        {
            return;
        }

        var from = instruction.Words.FirstOrDefault(word => word.StartsWith("--from=", StringComparison.Ordinal))?["--from=".Length..];
        var destination = words[^1];
        foreach (var source in words.SkipLast(1))
        {
            if (from is null)
            {
                facts.Add(new Fact(FactKind.Key, "copy", new Position(instruction.Line), source, DockerfileDetector.Build));
                files.Add(source, destination, words.Count == 2);
            }
            else if (stages.TryGetValue(from, out var other))
            {
                files.Add(other, source, destination);
            }
            else if (from.Contains('/', StringComparison.Ordinal) || from.Contains(':', StringComparison.Ordinal))
            {
                facts.Add(ImageName.Fact(from, new Position(instruction.Line), DockerfileDetector.Build));
            }
        }
    }

    /// <summary>CMD is the command, or the arguments of an ENTRYPOINT that is given as a list.</summary>
    private void AddEntryPoint()
    {
        if ((start ?? arguments) is not { } first)
        {
            return;
        }

        facts.Add(new Unit(DockerfileDetector.EntryPoint, UnitKind.EntryPoint, start is null ? DockerfileDetector.DefaultCommand : "entry point", new Position(first.Line)));
        if (isFunction && start is null && first is { IsList: true, Words: [var handler] } && handler.LastIndexOf('.') is > 0 and var end && !handler.Contains('/', StringComparison.Ordinal))
        {
            // The images of AWS Lambda start the runtime, which is told the module and the function in it.
            facts.Add(new Reference(ReferenceKinds.Module, handler[..end], new Position(first.TextLine), DockerfileDetector.EntryPoint) { Text = handler });
            return;
        }

        var command = start is { IsList: true } && arguments is { IsList: true } ? start.AsShell + " " + arguments.AsShell : first.AsShell;
        CommandInterpreter.Interpret(command, new Position(first.TextLine), Context(DockerfileDetector.EntryPoint));
    }

    private CommandContext Context(string unit) => new(facts, unit, null) { Locate = files.Source };
}
