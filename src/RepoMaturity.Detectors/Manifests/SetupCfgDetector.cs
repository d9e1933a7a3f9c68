using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Make;
using RepoMaturity.Detectors.Settings;

namespace RepoMaturity.Detectors.Manifests;

/// <summary>Reads setup.cfg of setuptools (https://setuptools.pypa.io/en/latest/userguide/declarative_config.html) and the sections of tools in it.</summary>
public sealed class SetupCfgDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "setup-cfg";

    /// <inheritdoc/>
    public string Summary => "setup.cfg: dependencies, extras, console scripts, environments of tox, settings of tools.";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Dependency, FactKind.Command, FactKind.Key];

    /// <inheritdoc/>
    public bool Claims(string path) => RepositoryPath.Name(path) == "setup.cfg";

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var document = file.Read(IniReader.Instance);
        facts.AddReading(document, Id);
        var keys = new KeyFacts(facts);
        foreach (var section in document.Root.Entries)
        {
            switch (section.Key)
            {
                case "options":
                    WriteRequirements(section.Value, "install_requires", null, facts);
                    WriteRequirements(section.Value, "setup_requires", "build-system", facts);
                    WriteRequirements(section.Value, "tests_require", "extra:test", facts);
                    break;
                case "options.extras_require":
                    foreach (var extra in section.Value.Entries)
                    {
                        WriteRequirements(section.Value, extra.Key, "extra:" + extra.Key, facts);
                    }

                    break;
                case "options.entry_points":
                    WriteScripts(section.Value, "console_scripts", facts);
                    WriteScripts(section.Value, "gui_scripts", facts);
                    break;
                case "metadata":
                    WriteClassifiers(section.Value, facts);
                    break;
                default:
                    keys.Write(section.Value, section.Key, section.Line);
                    break;
            }
        }

        if (document.Root["tox:tox"] is not null)
        {
            ToxFacts.WriteSections(document.Root, "tox:tox", file.Path, facts);
        }
    }

    private static void WriteRequirements(DocumentNode section, string key, string? scope, FactWriter facts)
    {
        foreach (var (line, text) in Lines(section[key]))
        {
            // On one line, several are parted by semicolons only where none of them is a marker's; that form is not documented and left alone.
            if (PythonRequirement.Parse(text) is { } requirement)
            {
                facts.Add(new Fact(FactKind.Dependency, requirement.Name, new Position(line), requirement.Specifier, scope));
            }
        }
    }

    private static void WriteScripts(DocumentNode section, string key, FactWriter facts)
    {
        foreach (var (line, text) in Lines(section[key]))
        {
            var sign = text.IndexOf('=', StringComparison.Ordinal);
            if (sign > 0)
            {
                PythonScript.Write(text[..sign].Trim(), text[(sign + 1)..].Trim(), line, facts);
            }
        }
    }

    private static void WriteClassifiers(DocumentNode section, FactWriter facts)
    {
        foreach (var key in (string[])["classifiers", "classifier"])
        {
            foreach (var (line, text) in Lines(section[key]))
            {
                facts.Add(new Fact(FactKind.Key, "project.classifiers", new Position(line), text));
            }
        }
    }

    private static IEnumerable<(int Line, string Text)> Lines(DocumentNode? value)
    {
        if (value?.Value is not { } text)
        {
            yield break;
        }

        var line = value.Line;
        foreach (var part in text.Split('\n'))
        {
            if (part.Length > 0)
            {
                yield return (line, part);
            }

            line++;
        }
    }
}
