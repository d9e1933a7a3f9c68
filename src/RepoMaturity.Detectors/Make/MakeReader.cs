using System.Text;
using RepoMaturity.Core.Documents;

namespace RepoMaturity.Detectors.Make;

/// <summary>
/// Reads makefiles tolerantly, after the manual of GNU make: rules with their recipes; variables are expanded where the file sets them to a constant; of
/// conditionals both sides count; pattern rules and <c>define</c> are passed over.
/// </summary>
internal sealed class MakeReader : IReader<Makefile>
{
    private static readonly string[] Directives =
        ["ifeq", "ifneq", "ifdef", "ifndef", "else", "endif", "unexport", "vpath", "endef", "undefine", "load", "-load"];

    private static readonly string[] Includes = ["include ", "-include ", "sinclude "];

    public static MakeReader Instance { get; } = new();

    public Makefile Read(SourceText source, ReadLimits limits)
    {
        var makefile = new Makefile(limits.Tokens);
        var variables = new MakeVariables(limits.Tokens);
        var current = new List<MakeTarget>();
        var definitions = 0;
        var count = 0;
        foreach (var (number, text) in LogicalLines(source.Text))
        {
            if (++count > limits.Nodes)
            {
                makefile.Problems.Add(new ReadProblem(number, "More lines than the limit allows: the rest was not read."));
                break;
            }

            var trimmed = text.AsSpan().TrimStart();
            if (definitions > 0 || trimmed.StartsWith("define ", StringComparison.Ordinal))
            {
                definitions += trimmed.StartsWith("define ", StringComparison.Ordinal) ? 1 : trimmed.StartsWith("endef", StringComparison.Ordinal) ? -1 : 0;
            }
            else if (text.StartsWith('\t') && current.Count > 0)
            {
                AddRecipe(makefile, current, number, text, variables);
            }
            else if (trimmed.Length > 0 && trimmed[0] != '#' && !IsDirective(trimmed))
            {
                current = ReadLine(Joined(text.TrimStart()), number, makefile, variables, current);
            }
        }

        return makefile;
    }

    private static List<MakeTarget> ReadLine(string text, int number, Makefile makefile, MakeVariables variables, List<MakeTarget> current)
    {
        foreach (var word in Includes)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
            {
                makefile.Included.AddRange(Words(variables.Expand(text[word.Length..])).Select(path => (number, path)));
                return current;
            }
        }

        var equals = Assignment(text);
        if (equals >= 0)
        {
            if (text.StartsWith(".DEFAULT_GOAL", StringComparison.Ordinal))
            {
                makefile.DefaultGoal = variables.Expand(text[(equals + 1)..].Trim());
            }

            variables.Assign(text, equals);
            return current;
        }

        var colon = Colon(text);
        return colon <= 0 ? current : ReadRule(text, colon, number, makefile, variables);
    }

    private static List<MakeTarget> ReadRule(string text, int colon, int number, Makefile makefile, MakeVariables variables)
    {
        var names = Words(variables.Expand(text[..colon])).Where(name => !name.Contains('%', StringComparison.Ordinal) && !IsSpecial(name) && name != "&").ToList();
        var rest = text[(colon + 1)..].TrimStart(':');
        var comment = rest.IndexOf('#', StringComparison.Ordinal);
        var semicolon = rest.IndexOf(';', StringComparison.Ordinal);
        var hasRecipe = semicolon >= 0 && (comment < 0 || semicolon < comment);
        var prerequisites = rest[..(hasRecipe ? semicolon : comment < 0 ? rest.Length : comment)];
        if (Assignment(prerequisites) >= 0)
        {
            // A variable of one target ("train: PYTHON = python3"): what it is for others is not known to change.
            return [];
        }

        // Of a static pattern rule ("a.o b.o: %.o: %.c") only the targets are known.
        var words = Words(variables.Expand(prerequisites)).Where(word => word != "|" && !word.Contains('%', StringComparison.Ordinal) && !word.EndsWith(':')).ToList();
        var found = names.ConvertAll(name => makefile.Target(name, number));
        foreach (var target in found.TakeWhile(_ => makefile.HasRoom(words.Count, number)))
        {
            target.Prerequisites.AddRange(words.Select(word => (number, word)));
        }

        if (hasRecipe)
        {
            AddRecipe(makefile, found, number, rest[(semicolon + 1)..], variables);
        }

        return found;
    }

    private static void AddRecipe(Makefile makefile, List<MakeTarget> current, int number, string text, MakeVariables variables)
    {
        var recipe = text.Trim().TrimStart('@', '-', '+', ' ').TrimStart();
        if (recipe.Length == 0 || recipe[0] == '#')
        {
            return;
        }

        var namesPrerequisites = recipe.Contains('$', StringComparison.Ordinal);
        foreach (var target in current.TakeWhile(target => makefile.HasRoom(namesPrerequisites ? 1 + target.Prerequisites.Count : 1, number)))
        {
            target.Recipe.Add((number, variables.Expand(recipe, target.Name, namesPrerequisites ? [.. target.Prerequisites.Select(prerequisite => prerequisite.Name)] : [])));
        }
    }

    /// <summary>The index of the sign of an assignment; -1 for a line that is none.</summary>
    private static int Assignment(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            return -1;
        }

        var name = text.AsSpan(0, equals).TrimEnd(":?+!");
        foreach (var word in new[] { "export ", "override ", "private " })
        {
            name = name.StartsWith(word, StringComparison.Ordinal) ? name[word.Length..] : name;
        }

        // Before the sign stands one name; in a rule there would be a colon or a blank between words.
        name = name.Trim();
        return name.Length > 0 && name.IndexOfAny(" \t:#") < 0 ? equals : -1;
    }

    /// <summary>The colon of a rule: not one inside a reference to a variable.</summary>
    private static int Colon(string text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '(' or '{':
                    depth++;
                    break;
                case ')' or '}':
                    depth--;
                    break;
                case '#':
                    return -1;
                case ':' when depth <= 0:
                    return i;
            }
        }

        return -1;
    }

    /// <summary>Lines with those that continue them, the breaks kept so that a command knows its own line.</summary>
    private static IEnumerable<(int Number, string Text)> LogicalLines(string text)
    {
        var number = 1;
        for (var start = 0; start < text.Length;)
        {
            var first = number;
            var end = start;
            while (true)
            {
                var newline = text.IndexOf('\n', end);
                end = newline < 0 ? text.Length : newline;
                number++;
                if (newline < 0 || newline == 0 || text[newline - 1] != '\\')
                {
                    break;
                }

                end = newline + 1;
            }

            yield return (first, text[start..end]);
            start = end + 1;
        }
    }

    private static string Joined(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal))
        {
            return text;
        }

        var joined = new StringBuilder(text.Length);
        foreach (var line in text.Split('\n'))
        {
            joined.Append(line.EndsWith('\\') ? line[..^1] : line).Append(' ');
        }

        return joined.ToString().TrimEnd();
    }

    private static string[] Words(string text) => text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);

    private static bool IsSpecial(string name) => name.StartsWith('.') && name.Length > 1 && char.IsAsciiLetterUpper(name[1]);

    private static bool IsDirective(ReadOnlySpan<char> text)
    {
        foreach (var word in Directives)
        {
            if (text.StartsWith(word, StringComparison.Ordinal) && (text.Length == word.Length || text[word.Length] is ' ' or '(' or '\t' or '\r' or '#'))
            {
                return true;
            }
        }

        return text.StartsWith("export ", StringComparison.Ordinal) && !text.Contains('=');
    }
}
