using System.Text;

namespace RepoMaturity.Fuzz;

/// <summary>Writes a tree as YAML, JSON, TOML, HCL or an INI file: mostly as the format wants it, now and then in its rarer ways.</summary>
internal static class TreeWriter
{
    public static string Yaml(Tree tree)
    {
        var text = new StringBuilder();
        Yaml(tree, 0, text);
        return text.ToString();
    }

    public static string Json(Tree tree) => tree switch
    {
        { Text: { } text } => tree.Form < 4 && text.Length > 0 && char.IsLetterOrDigit(text[0]) ? text : Quoted(text),
        { IsList: true } => "[" + string.Join(", ", tree.Children.Select(child => Json(child.Value))) + (tree.Form == 0 ? ",]" : "]"),
        _ => "{" + string.Join(",\n", tree.Children.Select(child => Quoted(child.Key) + ": " + Json(child.Value))) + (tree.Form == 0 ? "" : "}"),
    };

    public static string Toml(Tree tree)
    {
        var text = new StringBuilder();
        Toml(tree, string.Empty, text);
        return text.ToString();
    }

    public static string Hcl(Tree tree)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in tree.Children)
        {
            text.Append(value is { Text: null, IsList: false, Form: < 11 }
                ? $"{key} {(value.Form < 6 ? Quoted(key) : string.Empty)} {(value.Form < 3 ? "\"x\"" : string.Empty)} {{\n{Hcl(value)}}}\n"
                : $"{key} = {HclValue(value)}\n");
        }

        return text.ToString();
    }

    public static string Ini(Tree tree) => string.Concat(tree.Children.Select(child => child.Value.Text is { } text
        ? $"{child.Key}{(child.Value.Form < 8 ? " = " : ": ")}{text.Replace("\n", "\n    ", StringComparison.Ordinal)}\n"
        : $"[{child.Key}]\n{Ini(child.Value)}"));

    private static void Yaml(Tree tree, int depth, StringBuilder text)
    {
        if (tree.Form == 12)
        {
            text.Append("&a ");
        }
        else if (tree.Form == 13)
        {
            text.Append("!reference ");
        }

        if (tree.Text is { } scalar)
        {
            text.Append(tree.Form switch
            {
                < 6 => scalar,
                < 8 => Quoted(scalar),
                < 9 => "'" + scalar.Replace("'", "''", StringComparison.Ordinal) + "'",
                < 11 => "|\n" + Indented(scalar, depth + 1),
                11 => ">-\n" + Indented(scalar, depth + 1),
                14 => "*a",
                _ => scalar,
            });
            text.Append('\n');
            return;
        }

        if (tree.Form == 15 || tree.Children.Count == 0)
        {
            text.Append(Json(tree)).Append('\n');
            return;
        }

        text.Append('\n');
        foreach (var (key, value) in tree.Children)
        {
            text.Append(' ', depth * 2).Append(tree.IsList ? "-" : value.Form == 14 ? "<<:" : key + ":").Append(' ');
            Yaml(value, depth + 1, text);
        }
    }

    private static void Toml(Tree tree, string path, StringBuilder text)
    {
        foreach (var (key, value) in tree.Children.Where(child => child.Value is { Text: not null } or { IsList: true, Form: < 8 } or { Form: > 12 }))
        {
            text.Append(Key(key)).Append(" = ").Append(TomlValue(value)).Append('\n');
        }

        foreach (var (key, value) in tree.Children.Where(child => child.Value is { Text: null, Form: < 13 } and not { IsList: true, Form: < 8 }))
        {
            var inner = path.Length == 0 ? Key(key) : path + "." + Key(key);
            text.Append(value.IsList ? $"[[{inner}]]\n" : $"[{inner}]\n");
            Toml(value, inner, text);
        }
    }

    private static string TomlValue(Tree tree) => tree switch
    {
        { Text: { } text } => tree.Form switch
        {
            < 3 => "'''" + text + "'''",
            < 6 => "\"\"\"\n" + text + "\"\"\"",
            < 7 => text,
            _ => Quoted(text),
        },
        { IsList: true } => "[" + string.Join(",\n", tree.Children.Select(child => TomlValue(child.Value))) + "]",
        _ => "{" + string.Join(", ", tree.Children.Select(child => Key(child.Key) + " = " + TomlValue(child.Value))) + "}",
    };

    private static string HclValue(Tree tree) => tree switch
    {
        { Text: { } text } => tree.Form switch
        {
            < 3 => "<<-EOT\n" + text + "\nEOT\n",
            < 6 => "\"${" + text + "}\"",
            < 8 => text,
            _ => Quoted(text),
        },
        { IsList: true } => "[" + string.Join(", ", tree.Children.Select(child => HclValue(child.Value))) + "]",
        _ => "{" + string.Join("\n", tree.Children.Select(child => child.Key + " = " + HclValue(child.Value))) + "}",
    };

    private static string Key(string key) => key.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_') && key.Length > 0 ? key : Quoted(key);

    private static string Quoted(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal) + "\"";

    private static string Indented(string text, int depth) => string.Join('\n', text.Split('\n').Select(line => new string(' ', depth * 2) + line));
}
