using System.Text;
using System.Text.RegularExpressions;

namespace RepoMaturity.Fuzz;

/// <summary>Words and signs of the seeds, by the name of the file that they stand in: what a reader looks for is more often met than by chance.</summary>
internal sealed partial class Vocabulary
{
    private const int MostOfAFormat = 4_000;

    /// <summary>Signs that end, open, repeat or escape something in some format.</summary>
    private static readonly string[] Signs =
    [
        "(", ")", "[", "]", "{", "}", "\"", "'", "`", "\"\"\"", "'''", "${", "$(", "$((", "${{", "}}", "{{", "{%", "%}", "<%", "%>", "<<", "<<EOF\n", "EOF\n", "<<-'X'\n", "\\", "\\\n", "\n", "\n\n",
        "\n  ", "\n    ", "\n\t", "\t", " ", ":", ": ", "- ", "? ", "| ", "|\n", ">\n", "|2-\n", "&a ", "*a", "!t ", "!!binary ", "<<: *a", "---\n", "...\n", "%YAML 9.9\n", "#", "//", "/*", "*/", "--", ";", ",", ".", "..", "/", "../",
        "=", "==", ":=", "=>", "->", "|", "||", "&&", "&", ">", ">>", "2>&1", "@", "%", "!", "~", "^", "$", "$$", "?", "\0", "\r", "\r\n", "\uFEFF", "\u2028", "\u0085", "\uD83D\uDE00", "\u00DF", "\u0130", "0", "-1", "1e999", "0x", "9223372036854775808", "null", "true",
        "if ", "else", "for ", "while ", "def ", "class ", "import ", "from ", "as ", "lambda ", "with ", "async ", "match ", "case ", "try:\n", "except:\n", "f\"{", "r'", "b'", "fi\n", "done\n", "esac\n", "then\n", "do\n", "function ", "sudo ", "bash -c ", "python -m ",
        "FROM ", "RUN ", "COPY ", "--mount=", "on:\n", "jobs:\n", "steps:\n", "run: ", "uses: ", "extends: ", "include: ", "include ", "define X\n", "endef\n", "ifeq (", "[[", "]]", "[a.b]\n", "a = {", "%%bash\n", "%run ", "!pip ",
    ];

    private readonly Dictionary<string, string[]> byFormat;

    private Vocabulary(Dictionary<string, string[]> byFormat) => this.byFormat = byFormat;

    public static Vocabulary Of(IEnumerable<FuzzInput> seeds) => new(seeds.GroupBy(seed => Format(seed.Path), StringComparer.Ordinal).ToDictionary(
        group => group.Key,
        group => group.SelectMany(seed => Word().Matches(Encoding.UTF8.GetString(seed.Bytes)).Select(match => match.Value)).Distinct(StringComparer.Ordinal).Take(MostOfAFormat).ToArray(),
        StringComparer.Ordinal));

    /// <summary>What stands for the format of a path: its extension, or its name where it has none.</summary>
    public static string Format(string path) => Path.GetExtension(path) is { Length: > 1 } extension ? extension : Path.GetFileName(path);

    /// <summary>The words of a format, one at least.</summary>
    public string[] Words(string format) => byFormat.TryGetValue(format, out var words) && words.Length > 0 ? words : ["a"];

    /// <summary>A word or sign.</summary>
    public string Draw(string path, Random random) => random.Next(3) != 0 && Words(Format(path)) is var words
        ? words[random.Next(words.Length)]
        : Signs[random.Next(Signs.Length)];

    [GeneratedRegex(@"[A-Za-z_][\w.\-/]{1,40}|\$\{?\w+\}?|\S{2,8}", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
