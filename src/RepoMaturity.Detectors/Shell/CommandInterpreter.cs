using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Docker;

namespace RepoMaturity.Detectors.Shell;

/// <summary>
/// Makes facts and references of shell text, wherever it stands: in a script, a workflow step, a make recipe, a pipeline stage. Wrappers
/// (<c>sudo</c>, <c>uv run</c>, <c>bash -c</c>) are seen through.
/// </summary>
internal static class CommandInterpreter
{
    private const int DeepestNesting = 8;

    /// <summary>Reads a text and writes what its commands say.</summary>
    /// <param name="commandText">The text; it may have many lines.</param>
    /// <param name="position">Position of its first line.</param>
    /// <param name="scope">Id of the unit that runs it.</param>
    /// <param name="folder">Folder in which it runs, relative to the root; null when that is not known.</param>
    /// <param name="facts">Takes facts and references.</param>
    /// <param name="prefix">Words before the command in chains (<c>job train, step 4: </c>).</param>
    public static void Interpret(string commandText, Position position, string? scope, string? folder, FactWriter facts, string prefix = "") =>
        Interpret(commandText, position, new CommandContext(facts, scope, folder) { Prefix = prefix });

    /// <summary>Reads a text and writes what its commands say.</summary>
    public static void Interpret(string commandText, Position position, CommandContext context) =>
        Interpret(ShellReader.Read(commandText, ReadLimits.Default, context.Environment), position, context);

    /// <summary>Writes what the commands of a document say that was read already: a whole script.</summary>
    public static void Interpret(ShellDocument document, Position position, CommandContext context)
    {
        var place = new CommandPlace(context.Folder, string.Empty);
        foreach (var command in document.Commands)
        {
            Interpret(command, position, place, context, 0);
        }
    }

    private static void Interpret(ShellCommand command, Position start, CommandPlace from, CommandContext context, int depth)
    {
        var position = start with { Line = start.Line + command.Line - 1 };
        var unwrapped = CommandWrappers.Unwrap(command.Words);
        var place = from.At(command.Folder, context.ScriptFolder);
        place = unwrapped.IsElsewhere ? CommandPlace.Unknown : place.At(unwrapped.Folder, context.ScriptFolder);
        if (unwrapped.Image is { } image)
        {
            AddContainer(image, unwrapped.Words is [{ Length: > 0 }, ..], command, position, place, context);
        }

        if (unwrapped.Task is { } task)
        {
            new CommandLine(command.Words, position, place, context).AddName(task.Kind, task.Name);
        }

        if (unwrapped.Service is { } service)
        {
            var whole = new CommandLine(command.Words, position, from.At(command.Folder, context.ScriptFolder), context);
            whole.AddName(ComposeReferences.Run, whole.Value("-f", "--file") ?? string.Empty, null, new Argument("service", service));
        }

        foreach (var words in unwrapped.Wrapped)
        {
            context.Facts.Add(new Fact(FactKind.Command, CommandText.Join(words, context.ScriptFolder), position, null, context.Scope));
        }

        if (unwrapped.Text is { } inner && depth < DeepestNesting)
        {
            foreach (var innerCommand in ShellReader.Read(inner, ReadLimits.Default, context.Environment).Commands)
            {
                Interpret(innerCommand, position, place, context, depth + 1);
            }
        }

        if (unwrapped.Words is [{ Length: > 0 }, ..] && !ShellBuiltins.Contains(unwrapped.Words[0]))
        {
            Write(new CommandLine(unwrapped.Words, position, place, context), place, depth);
            if (command.Python is { } python && EmbeddedPython.IsReadBy(unwrapped.Words))
            {
                EmbeddedPython.Write(python, start with { Line = start.Line + command.PythonLine - 1 }, context.Facts, context.Scope);
            }
        }
    }

    private static void Write(CommandLine command, CommandPlace place, int depth)
    {
        var context = command.Context;
        context.Facts.Add(new Fact(FactKind.Command, command.Text, command.Position, null, context.Scope));
        if (Rehearsals.Contains(command.Words))
        {
            return;
        }

        CommandPrograms.Write(command);
        foreach (var file in AppliedFiles.Of(command.Words))
        {
            command.AddPath(AppliedFiles.Kind, file);
        }

        // "python -m tool" is the tool, and what stands after "--" is a command of its own when a known program begins it.
        if (CommandWrappers.Inner(command.Words) is { } inner && depth < DeepestNesting)
        {
            Interpret(new ShellCommand(inner, 1, string.Empty), command.Position, place, context, depth + 1);
        }
    }

    private static void AddContainer(string image, bool hasCommand, ShellCommand command, Position position, CommandPlace place, CommandContext context)
    {
        if (!image.Contains('$', StringComparison.Ordinal) && !image.Contains('{', StringComparison.Ordinal))
        {
            context.Facts.Add(ImageName.Fact(image, position, context.Scope));
        }

        context.Facts.Add(new Reference(ReferenceKinds.ContainerRun, image, position, context.Scope)
        {
            Folder = place.Folder,
            Text = context.Prefix + CommandText.Join(command.Words),
            Arguments = hasCommand ? [new Argument(ImageResolver.OwnCommand, null)] : [],
        });
    }
}
