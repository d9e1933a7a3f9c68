using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Manifests;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Make;

/// <summary>
/// Writes the environments of tox as units: <c>tox:lint</c> for one, <c>tox:testenv</c> for what they have in common, <c>tox:</c> for those that run when none is named.
/// </summary>
internal static class ToxFacts
{
    /// <summary>Name of the unit with what the environments have in common.</summary>
    public const string Common = "testenv";

    private static readonly string[] CommandKeys = ["commands_pre", "commands", "commands_post"];

    /// <summary>Writes the environments of an INI file.</summary>
    /// <param name="root">The document.</param>
    /// <param name="main">The section of tox itself: <c>tox:tox</c> in setup.cfg.</param>
    /// <param name="path">Path of the file.</param>
    /// <param name="facts">Takes what is found.</param>
    public static void WriteSections(DocumentNode root, string main, string path, FactWriter facts)
    {
        var words = new ToxWords(root);
        var writer = new Writer(path, facts);
        foreach (var section in root.Entries.Where(entry => entry.Key == Common || entry.Key.StartsWith("testenv:", StringComparison.Ordinal)))
        {
            foreach (var name in section.Key == Common ? [Common] : ToxWords.Expand(section.Key["testenv:".Length..]))
            {
                writer.Add(name, section.Line);
                var into = section.Value["changedir"]?.Value ?? section.Value["change_dir"]?.Value;
                foreach (var (line, text) in words.Lines(section.Value["deps"]))
                {
                    RequirementLines.Write(ToxWords.WithoutFactor(text, out _), new Position(line), path, facts, TaskRunners.Tox + name);
                }

                foreach (var (line, text) in CommandKeys.SelectMany(key => words.Lines(section.Value[key])))
                {
                    var command = ToxWords.WithoutFactor(text, out var factors);
                    foreach (var owner in name == Common && factors.Length > 0 ? factors : [name])
                    {
                        writer.Add(owner, line);
                        writer.Run(owner, command, line, into is null ? null : words.Filled(into));
                    }
                }
            }
        }

        var list = root.Find(main, "envlist") ?? root.Find(main, "env_list");
        writer.Default(words.Lines(list).SelectMany(line => ToxWords.Expand(line.Text)), list?.Line ?? 1);
    }

    /// <summary>Writes the environments of tox.toml, or of the table <c>tool.tox</c> of pyproject.toml.</summary>
    public static void WriteTables(DocumentNode root, string path, FactWriter facts)
    {
        if (root["legacy_tox_ini"] is { Value: { } text } legacy)
        {
            // The lines of the text follow the one with its opening quotes.
            var document = IniReader.Instance.Read(SourceText.Of(new string('\n', Math.Max(legacy.Line - 1, 0)) + text), ReadLimits.Default);
            WriteSections(document.Root, "tox", path, facts);
            return;
        }

        var writer = new Writer(path, facts);
        var tables = (root["env"]?.Entries ?? []).Select(entry => (Name: entry.Key, entry.Line, Table: entry.Value)).ToList();
        if (root["env_run_base"] is { } common)
        {
            tables.Add((Common, common.Line, common));
        }

        foreach (var (name, line, table) in tables)
        {
            writer.Add(name, line);
            foreach (var requirement in table["deps"]?.OneOrMany() ?? [])
            {
                RequirementLines.Write(requirement.Value, new Position(requirement.Line), path, facts, TaskRunners.Tox + name);
            }

            foreach (var command in CommandKeys.SelectMany(key => table[key]?.Items ?? []))
            {
                writer.Run(name, string.Join(' ', Words(command)), command.Line, table["change_dir"]?.Value);
            }
        }

        writer.Default((root["env_list"]?.OneOrMany() ?? []).Select(item => item.Value!), root["env_list"]?.Line ?? 1);
    }

    // A table in the place of a word stands for what the user gives; its default is run when nothing is given.
    private static IEnumerable<string> Words(DocumentNode command) => command.Items.SelectMany(item =>
        item.Value is { } word ? [new ToxWords(DocumentNode.Absent).Filled(word)] : (item["default"]?.OneOrMany() ?? []).Select(part => part.Value!));

    /// <summary>Writes units and what they run.</summary>
    private sealed class Writer(string path, FactWriter facts)
    {
        private readonly HashSet<string> names = new(StringComparer.Ordinal);

        public void Add(string name, int line)
        {
            if (names.Add(name))
            {
                facts.Add(new Unit(TaskRunners.Tox + name, UnitKind.Task, name, new Position(line)));
            }
        }

        public void Run(string name, string command, int line, string? into)
        {
            var folder = RepositoryPath.Folder(path);
            var place = into is null ? folder : into.Contains('{', StringComparison.Ordinal) ? null : RepositoryPath.Combine(folder, into);
            CommandInterpreter.Interpret(command.TrimStart('-', '!', ' '), new Position(line), new CommandContext(facts, TaskRunners.Tox + name, place) { ScriptFolder = folder });
        }

        /// <summary>The unit of what runs without a name given: the listed environments, each made of its own section or of the common one and those of its parts.</summary>
        public void Default(IEnumerable<string> listed, int line)
        {
            if (names.Count == 0)
            {
                return;
            }

            var runs = listed.SelectMany(name => names.Contains(name) ? [name] : name.Split('-').Where(names.Contains).Prepend(Common)).ToList();
            facts.Add(new Unit(TaskRunners.Tox, UnitKind.Task, "tox", new Position(line)));
            foreach (var name in (runs.Count == 0 ? [Common] : runs).Where(names.Contains).Distinct(StringComparer.Ordinal))
            {
                facts.Add(new Reference(ReferenceKinds.Unit, "#" + TaskRunners.Tox + name, new Position(line), TaskRunners.Tox) { Text = "tox: " + name });
            }
        }
    }
}
