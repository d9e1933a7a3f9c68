using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace RepoMaturity.Fuzz;

/// <summary>Inputs with the structure of their format, filled with the words of the seeds of that format.</summary>
internal sealed class StructuredInputs
{
    private static readonly string[] DockerBeginnings = ["FROM ", "FROM x AS ", "RUN ", "RUN --mount=type=cache,target=/x ", "COPY --from=x ", "CMD ", "ENTRYPOINT [\"", "ARG A=", "ENV A=", "# syntax=", "ONBUILD RUN ", "HEALTHCHECK CMD ", "WORKDIR "];

    private static readonly string[] MakeBeginnings = ["all: ", "\t", "\t@", "\t-", "A := ", "A ?= $(shell ", "ifeq ($(A),", "endif ", "define X\n", "endef\n", ".PHONY: ", "include ", "%.o: %.c ", "$(A): "];

    private readonly (Gen<string> Text, string[] Paths)[] formats;

    /// <summary>Makes them for the formats of the seeds.</summary>
    public StructuredInputs(IReadOnlyList<FuzzInput> seeds, Vocabulary vocabulary) => formats =
    [
        .. seeds.GroupBy(seed => Vocabulary.Format(seed.Path), StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group =>
            (TextOf(group.Key, vocabulary.Words(group.Key)), group.Select(seed => seed.Path).Distinct(StringComparer.Ordinal).ToArray())),
    ];

    /// <summary>Some inputs of one format.</summary>
    public IEnumerable<FuzzInput> Draw(Random random, int count)
    {
        var (text, paths) = formats[random.Next(formats.Length)];
        var seed = new Rnd((ulong)random.NextInt64(), ((ulong)random.NextInt64() * 2) + 1);
        return text.Sample(2 + random.Next(60), seed, count).Select(each => FuzzInput.Of(paths[random.Next(paths.Length)], each));
    }

    private static Gen<string> TextOf(string format, string[] words)
    {
        var word = Gen.Elements(words);
        var name = Gen.Elements(Names(words));
        var text = Gen.Frequency((4, word), (2, Gen.Choose(2, 5).SelectMany(count => Gen.ListOf(word, count)).Select(parts => string.Join(' ', parts))), (1, CodeText.Shell(word).Resize(4)), (1, Gen.Elements("", "~", "true", "1", "${{ a.b }}", "{{ a }}", "$(a)", "0 3 * * *")));
        var tree = Tree.Of(name, text);
        return format.ToLowerInvariant() switch
        {
            ".yml" or ".yaml" or ".dvc" => tree.Select(TreeWriter.Yaml),
            ".json" or ".lock" => tree.Select(TreeWriter.Json),
            ".ipynb" => Gen.ListOf(CodeText.Python(name).Resize(8), 4).Select(Notebook),
            ".toml" or "pipfile" => tree.Select(TreeWriter.Toml),
            ".tf" or ".hcl" or ".bicep" => tree.Select(TreeWriter.Hcl),
            ".cfg" or ".ini" or ".service" or ".timer" or ".properties" => tree.Select(TreeWriter.Ini),
            ".py" or ".pyw" or "snakefile" or ".smk" => CodeText.Python(name),
            ".sh" or ".bash" or ".bat" or ".ps1" or "crontab" or "justfile" => CodeText.Shell(word),
            "dockerfile" or "containerfile" => CodeText.Instructions(word, DockerBeginnings),
            "makefile" or ".mk" => CodeText.Instructions(word, MakeBeginnings),
            _ => CodeText.Bracketed(word),
        };
    }

    private static string Notebook(IEnumerable<string> cells) =>
        JsonSerializer.Serialize(new { cells = cells.Select(source => new { cell_type = "code", source, outputs = Array.Empty<string>() }), metadata = new { }, nbformat = 4 });

    private static string[] Names(string[] words) =>
        [.. words.Where(word => word.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '_' or '.' or '-') && char.IsAsciiLetter(word[0])).Append("a")];
}
