using System.Buffers;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Python.Syntax;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Make;

/// <summary>What the functions of a file of tasks in Python run, as nox and Invoke have them: by methods of their first parameter.</summary>
/// <param name="document">The file.</param>
/// <param name="prefix">What the ids of the units begin with.</param>
/// <param name="folder">Folder of the file.</param>
/// <param name="facts">Takes what is found.</param>
internal sealed class PythonTaskReader(PythonDocument document, string prefix, string folder, FactWriter facts)
{
    private const int Deepest = 40;
    private const int DeepestCalls = 4;
    private const string UnknownWord = "$value";

    private static readonly SearchValues<char> SpecialToShells = SearchValues.Create(" \t\n\"'`;&|<>()*?#\\");

    private readonly Dictionary<string, PythonDefinition> functions = Functions(document.Statements);
    private readonly Dictionary<string, string?> constants = Constants(document.Statements);

    /// <summary>The functions of the file, those under conditions included, by name.</summary>
    public IEnumerable<PythonDefinition> Definitions => functions.Values;

    /// <summary>Names of tasks by those of their functions: a call of one is a dependency.</summary>
    public Dictionary<string, string> Tasks { get; } = new(StringComparer.Ordinal);

    /// <summary>Methods whose arguments are the words of a command.</summary>
    public HashSet<string> WordMethods { get; init; } = [];

    /// <summary>Methods whose first argument is the text of a command.</summary>
    public HashSet<string> TextMethods { get; init; } = [];

    /// <summary>Methods that install the packages which their arguments name.</summary>
    public HashSet<string> InstallMethods { get; init; } = [];

    /// <summary>Writes what a task runs: the commands of its function, and the function itself.</summary>
    public void Write(string task, PythonDefinition function)
    {
        WriteFunction(task, function);
        Write(task, function, new HashSet<string>(StringComparer.Ordinal), DeepestCalls);
    }

    /// <summary>Says that a task calls a function of the file.</summary>
    public void WriteFunction(string task, PythonDefinition function) =>
        facts.Add(new Reference(ReferenceKinds.Mentions, string.Empty, new Position(function.Line), prefix + task) { Arguments = [new Argument(string.Empty, function.Name)] });

    /// <summary>Says that a task runs another one before it.</summary>
    public void Need(string task, string other, int line) =>
        facts.Add(new Reference(ReferenceKinds.Unit, "#" + prefix + other, new Position(line), prefix + task) { Text = $"{task}: {other}" });

    /// <summary>Interprets a command of a task.</summary>
    public void Run(string task, string command, int line, string? place) =>
        CommandInterpreter.Interpret(command, new Position(line), new CommandContext(facts, prefix + task, place) { ScriptFolder = folder });

    /// <summary>The text of an expression, unknown parts as a variable; null where it is no text.</summary>
    public string? Text(PythonExpression? expression) => expression switch
    {
        PythonText { Fields.Count: 0 } text => text.Template,
        PythonText text => text.Template?.Replace("{}", UnknownWord, StringComparison.Ordinal),
        PythonName { Name: var name } => constants.GetValueOrDefault(name),
        _ => null,
    };

    /// <summary>The words of a command that stand in expressions.</summary>
    public string? Words(IEnumerable<PythonExpression> expressions)
    {
        var words = expressions.SelectMany(each => each is PythonSequence list ? list.Items : [each]).Select(each => Text(each) ?? UnknownWord)
            .Select(word => word.AsSpan().ContainsAny(SpecialToShells) ? "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'" : word).ToList();
        return words.Count == 0 || words[0] == UnknownWord ? null : string.Join(' ', words);
    }

    private void Write(string task, PythonDefinition function, HashSet<string> seen, int depth)
    {
        if (depth > 0 && seen.Add(function.Name))
        {
            var context = function.Parameters.Count > 0 ? function.Parameters[0].Name : string.Empty;
            Walk(task, function.Body, context, folder, seen, depth);
        }
    }

    private void Walk(string task, IReadOnlyList<PythonStatement> statements, string context, string? place, HashSet<string> seen, int depth)
    {
        foreach (var statement in statements)
        {
            IReadOnlyList<PythonExpression> expressions = statement switch
            {
                PythonEvaluation evaluation => evaluation.Expressions,
                PythonAssignment { Value: { } value } => [value],
                PythonBlock block => block.Expressions,
                _ => [],
            };
            var before = place;
            foreach (var call in expressions.SelectMany(expression => PythonCalls.In(expression, Deepest)))
            {
                place = Take(task, call, context, place, seen, depth);
            }

            if (statement is PythonBlock body)
            {
                // What a "with" changes into ends with it.
                Walk(task, body.Body, context, place, seen, depth);
                place = before;
            }
        }
    }

    /// <summary>Takes one call; answers the folder in which what follows runs.</summary>
    private string? Take(string task, PythonCall call, string context, string? place, HashSet<string> seen, int depth)
    {
        switch (call.Target)
        {
            case PythonAttribute { Target: PythonName owner } method when owner.Name == context && context.Length > 0:
                return TakeMethod(task, method.Name, call, place);
            case PythonName { Name: var name } when Tasks.TryGetValue(name, out var other):
                Need(task, other, call.Line);
                break;
            case PythonName { Name: var name } when functions.TryGetValue(name, out var function):
                Write(task, function, seen, depth - 1);
                break;
        }

        return place;
    }

    private string? TakeMethod(string task, string method, PythonCall call, string? place)
    {
        var values = call.Arguments.Where(argument => argument.Name is null).Select(argument => argument.Value);
        if (WordMethods.Contains(method) && Words(values) is { } command)
        {
            Run(task, command, call.Line, place);
        }
        else if (TextMethods.Contains(method) && (Text(call.First ?? call.Keyword("command")) ?? Words(values)) is { } text)
        {
            Run(task, text, call.Line, place);
        }
        else if (InstallMethods.Contains(method) && Words(values) is { } packages)
        {
            Run(task, "pip install " + packages, call.Line, place);
        }
        else if (method == "notify" && Text(call.First) is { } other)
        {
            Need(task, other, call.Line);
        }
        else if (method is "cd" or "chdir")
        {
            return place is not null && Text(call.First) is { } into && !into.Contains('$', StringComparison.Ordinal) ? RepositoryPath.Combine(place, into) : null;
        }

        return place;
    }

    private static Dictionary<string, PythonDefinition> Functions(IReadOnlyList<PythonStatement> statements)
    {
        var found = new Dictionary<string, PythonDefinition>(StringComparer.Ordinal);
        foreach (var statement in statements)
        {
            if (statement is PythonDefinition { IsClass: false } function)
            {
                found.TryAdd(function.Name, function);
            }
            else if (statement is PythonBlock block)
            {
                foreach (var inner in block.Body.OfType<PythonDefinition>().Where(each => !each.IsClass))
                {
                    found.TryAdd(inner.Name, inner);
                }
            }
        }

        return found;
    }

    private static Dictionary<string, string?> Constants(IReadOnlyList<PythonStatement> statements)
    {
        var found = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var assignment in statements.OfType<PythonAssignment>())
        {
            if (assignment.Targets is [PythonName target])
            {
                found[target.Name] = found.ContainsKey(target.Name) ? null : (assignment.Value as PythonText)?.Constant;
            }
        }

        return found;
    }
}
