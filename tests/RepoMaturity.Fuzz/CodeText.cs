using FsCheck;
using FsCheck.Fluent;

namespace RepoMaturity.Fuzz;

/// <summary>Programs that hang together: statements in statements, expressions in expressions, of Python, of the shell, and of what has brackets.</summary>
internal static class CodeText
{
    public static Gen<string> Python(Gen<string> names) => Gen.Sized(size => PythonBlock(names, Math.Min(size, 30), string.Empty));

    public static Gen<string> Shell(Gen<string> words) => Gen.Sized(size => ShellList(words, Math.Min(size, 30)));

    /// <summary>Words and balanced brackets: C#, Java, Groovy, R, SQL and JavaScript have at least these.</summary>
    public static Gen<string> Bracketed(Gen<string> words) => Gen.Sized(size => Bracketed(words, Math.Min(size, 40)));

    /// <summary>Lines of an instruction, of which a command is part.</summary>
    public static Gen<string> Instructions(Gen<string> words, string[] beginnings) =>
        from lines in Gen.ListOf(from beginning in Gen.Elements(beginnings) from command in ShellList(words, 8) select beginning + command.Replace("\n", " \\\n", StringComparison.Ordinal), 8)
        select string.Join('\n', lines) + "\n";

    private static Gen<string> PythonBlock(Gen<string> names, int size, string indent) =>
        Gen.Choose(1, 5).SelectMany(count => Gen.ListOf(PythonStatement(names, size / count, indent), count)).Select(string.Concat);

    private static Gen<string> PythonStatement(Gen<string> names, int size, string indent)
    {
        var value = PythonValue(names, size);
        Gen<string> simple = Gen.Frequency(
            (3, from name in names from bound in names select $"import {name} as {bound}"),
            (3, from name in names from one in names from bound in names select $"from {name} import ({one} as {bound}, {one})"),
            (1, from name in names select $"from . import {name}, *"),
            (4, value),
            (4, from target in PythonValue(names, size / 3) from each in value select $"{target} = {each}"),
            (1, from name in names from each in value select $"{name}: {name} = {each}"),
            (1, from each in value select $"return {each}"),
            (1, from each in value select $"raise {each} from None"),
            (1, from each in value select $"assert {each}, 'x'"),
            (1, from name in names select $"global {name}; del {name}"));
        var line = simple.Select(text => indent + text + "\n");
        if (size <= 2)
        {
            return line;
        }

        var opening = Gen.OneOf(
            from name in names from each in PythonValue(names, size / 4) select $"def {name}(a, *b, c={each}, **d) -> {name}",
            from name in names select $"class {name}({name}, metaclass={name})",
            from each in value select $"if {each}",
            from name in names from each in value select $"for {name}, *a in {each}",
            from name in names from each in value select $"async with {each} as {name}",
            from each in value select $"while {each}",
            Gen.Constant("try"),
            from name in names select $"except ({name}, {name}) as {name}",
            from each in value select $"match {each}",
            from each in value select $"case {each} if x",
            Gen.Elements("else", "finally", "if TYPE_CHECKING", "if __name__ == '__main__'"));
        var block = from decorator in Gen.Frequency((4, Gen.Constant(string.Empty)), (1, value.Select(each => $"{indent}@{each}\n")))
                    from head in opening
                    from body in PythonBlock(names, size / 2, indent + "    ")
                    select $"{decorator}{indent}{head}:\n{body}";
        return Gen.Frequency((3, line), (2, block));
    }

    private static Gen<string> PythonValue(Gen<string> names, int size)
    {
        var leaf = Gen.Frequency((4, names), (2, names.Select(name => $"\"{name}\"")), (1, names.Select(name => $"r'''{name}'''")), (1, Gen.Elements("1", "None", "b'x'", "0x1F", "1_0.5e-3j", "...", "True")));
        if (size <= 1)
        {
            return leaf;
        }

        var inner = PythonValue(names, size / 2);
        return Gen.Frequency(
            (3, leaf),
            (4, from called in inner from first in inner from name in names from last in inner select $"{called}({first}, {name}={last}, *{name}, **{name})"),
            (3, from whole in inner from name in names select $"{whole}.{name}"),
            (1, from whole in inner from part in inner select $"{whole}[{part}:{part}]"),
            (1, from each in inner from name in names select $"[{each} for {name} in {name} if {each}]"),
            (1, from key in inner from each in inner select $"{{{key}: {each}, **{each}}}"),
            (1, from each in inner from other in inner select $"({each} if {other} else {each})"),
            (1, from each in inner from name in names select $"lambda {name}={each}: {each}"),
            (1, from each in inner select $"f\"a{{{each}!r:>{{{each}}}}}b\""),
            (1, from each in inner from other in inner from sign in Gen.Elements("+", "%", "/", "and", "not in", "is not", "**", "@", "|", ":=") select $"({each} {sign} {other})"),
            (1, from each in inner select $"await {each}"),
            (1, from each in inner select $"({each},\n  # {each}\n  {each},)"));
    }

    private static Gen<string> ShellList(Gen<string> words, int size)
    {
        var word = Gen.Frequency(
            (6, words),
            (1, words.Select(each => $"'{each}'")),
            (1, words.Select(each => $"\"${{{each}:-{each}}}\"")),
            (1, words.Select(each => $"${each}")),
            (1, words.Select(each => $"{{{each},b}}*")));
        var command = Gen.Choose(1, 5).SelectMany(count => Gen.ListOf(word, count)).Select(parts => string.Join(' ', parts));
        if (size <= 1)
        {
            return command;
        }

        var inner = ShellList(words, size / 2);
        return Gen.Frequency(
            (4, command),
            (2, from one in inner from other in inner from sign in Gen.Elements(" && ", " || ", " | ", "; ", "\n", " &\n") select one + sign + other),
            (1, from each in inner select $"if {each}; then\n{each}\nfi"),
            (1, from each in inner from name in words select $"for {name} in {each}; do\n{each}\ndone"),
            (1, from each in inner from name in words select $"case {name} in\n{name}) {each};;\nesac"),
            (1, from each in inner from name in words select $"{name}() {{\n{each}\n}}"),
            (1, from each in inner select $"$({each})"),
            (1, from each in inner select $"bash -c \"{each}\""),
            (1, from each in inner select $"({each}) > out 2>&1"),
            (1, from each in inner select $"cat <<EOF\n{each}\nEOF\n"),
            (1, from each in inner from name in words select $"{name}={each} {each}"));
    }

    private static Gen<string> Bracketed(Gen<string> words, int size)
    {
        var leaf = Gen.Frequency((6, words), (2, words.Select(each => $"\"{each}\"")), (1, words.Select(each => $"'{each}'")), (1, words.Select(each => $"// {each}\n")));
        if (size <= 1)
        {
            return leaf;
        }

        var inner = Bracketed(words, size / 2);
        return Gen.Frequency(
            (2, leaf),
            (2, from one in inner from other in inner from sign in Gen.Elements(" ", ".", " = ", ", ", ";\n", "\n", " => ", ": ", " + ", "::", " <- ") select one + sign + other),
            (2, from one in inner from other in inner select $"{one}({other})"),
            (1, from one in inner from other in inner select $"{one} {{\n{other}\n}}\n"),
            (1, from each in inner select $"[{each}]"),
            (1, from one in inner from other in inner select $"\"${{{one}}} {other}\""),
            (1, from one in inner from other in inner select $"{one}<{other}>"));
    }
}
