using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Make;

/// <summary>Reads justfiles: recipes, what they depend on, and what they run. Syntax: the manual of just (https://just.systems/man/en/).</summary>
public sealed class JustfileDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "just";

    /// <inheritdoc/>
    public string Summary => "justfiles: recipes with their dependencies and commands";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Command, FactKind.Dependency];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var name = RepositoryPath.Name(path);
        return name.Equals("justfile", StringComparison.OrdinalIgnoreCase) || name == ".justfile" || name.EndsWith(".just", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var folder = RepositoryPath.Folder(file.Path);
        var constants = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = file.Source.Text.Split('\n');
        for (var i = 0; i < lines.Length && i < file.Limits.Nodes; i++)
        {
            var line = lines[i];
            if (line.Length == 0 || char.IsWhiteSpace(line[0]) || line[0] is '#' or '[')
            {
                continue;
            }

            var assignment = line.IndexOf(":=", StringComparison.Ordinal);
            if (assignment > 0)
            {
                Assign(line, assignment, constants);
            }
            else if (Colon(line) is > 0 and var colon)
            {
                i = ReadRecipe(lines, i, colon, constants, folder, facts);
            }
        }
    }

    private static int ReadRecipe(string[] lines, int at, int colon, Dictionary<string, string> constants, string folder, FactWriter facts)
    {
        var name = lines[at][..colon].Split(' ', 2)[0].TrimStart('@');
        var id = MakeDetector.Unit(name);
        var position = new Position(at + 1);
        facts.Add(new Unit(id, UnitKind.Task, name, position));
        var before = lines[at][(colon + 1)..].Split('#')[0];
        foreach (var word in before.Split([' ', '\t', '(', ')', '&'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (char.IsAsciiLetter(word[0]) || word[0] == '_')
            {
                facts.Add(new Reference(ReferenceKinds.Unit, "#" + MakeDetector.Unit(word), position, id) { Text = $"{name}: {word}" });
            }
        }

        var start = at + 1;
        var end = start;
        while (end < lines.Length && (lines[end].Length == 0 || char.IsWhiteSpace(lines[end][0])))
        {
            end++;
        }

        var context = new CommandContext(facts, id, folder) { Environment = constants, ScriptFolder = folder };
        var first = start < end ? lines[start].Trim() : string.Empty;
        if (first.StartsWith("#!", StringComparison.Ordinal))
        {
            // A recipe with an interpreter of its own is one script; of those only shells are read here.
            if (first.EndsWith("sh", StringComparison.Ordinal))
            {
                CommandInterpreter.Interpret(Filled(string.Join('\n', lines[start..end]), constants), new Position(start + 1), context);
            }

            return end - 1;
        }

        for (var i = start; i < end; i++)
        {
            // Each line has a shell of its own, unless it goes on.
            var from = i;
            while (lines[i].EndsWith('\\') && i + 1 < end)
            {
                i++;
            }

            var command = string.Join('\n', lines[from..(i + 1)]).Trim().TrimStart('@', '-');
            CommandInterpreter.Interpret(Filled(command, constants), new Position(from + 1), context);
        }

        return end - 1;
    }

    private static void Assign(string line, int sign, Dictionary<string, string> constants)
    {
        var name = line[..sign].Trim();
        name = name.StartsWith("export ", StringComparison.Ordinal) ? name[7..].Trim() : name;
        var value = line[(sign + 2)..].Trim();
        if (value.Length >= 2 && value[0] is '"' or '\'' && value[^1] == value[0])
        {
            constants[name] = value[1..^1];
        }
    }

    /// <summary>A text with constants in the place of <c>{{name}}</c>.</summary>
    private static string Filled(string text, Dictionary<string, string> constants)
    {
        foreach (var (name, value) in text.Contains("{{", StringComparison.Ordinal) ? constants : [])
        {
            text = text.Replace("{{" + name + "}}", value, StringComparison.Ordinal).Replace("{{ " + name + " }}", value, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>The colon of a recipe: not one in the default value of a parameter.</summary>
    private static int Colon(string line)
    {
        var quote = '\0';
        for (var i = 0; i < line.Length; i++)
        {
            if (quote != '\0')
            {
                quote = line[i] == quote ? '\0' : quote;
            }
            else if (line[i] is '"' or '\'')
            {
                quote = line[i];
            }
            else if (line[i] == ':')
            {
                return i;
            }
        }

        return -1;
    }
}
