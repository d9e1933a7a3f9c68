using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Make;
using RepoMaturity.Detectors.Python.Syntax;

namespace RepoMaturity.Detectors.Manifests;

/// <summary>Reads what setup.py of setuptools says literally (https://setuptools.pypa.io/en/latest/references/keywords.html). Nothing of it is run.</summary>
public sealed class SetupPyDetector : IDetector
{
    private const int Deepest = 12;

    private static readonly (string Keyword, string? Scope)[] Lists = [("install_requires", null), ("setup_requires", "build-system"), ("tests_require", "extra:test")];

    /// <inheritdoc/>
    public string Id => "setup-py";

    /// <inheritdoc/>
    public string Summary => "setup.py: dependencies, extras, console scripts, requirements files that it reads.";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Dependency];

    /// <inheritdoc/>
    public bool Claims(string path) => RepositoryPath.Name(path) == "setup.py";

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var document = file.Read(PythonReader.Source);
        var values = new SetupPyValues(document.Statements);
        var expressions = SetupPyValues.Expressions(document.Statements).SelectMany(each => PythonCalls.Parts(each, Deepest)).ToList();
        foreach (var call in expressions.OfType<PythonCall>().Where(IsSetup))
        {
            Write(values.Keywords(call), values, facts);
        }

        foreach (var text in expressions.OfType<PythonText>().Where(text => IsRequirementsFile(text.Constant)))
        {
            facts.Add(new Reference(ManifestReferences.Requirements, text.Constant!, new Position(text.Line)) { Folder = RepositoryPath.Folder(file.Path) });
        }
    }

    private static void Write(Dictionary<string, PythonExpression> keywords, SetupPyValues values, FactWriter facts)
    {
        foreach (var (keyword, scope) in Lists)
        {
            WriteList(keywords.GetValueOrDefault(keyword), scope, values, facts);
        }

        foreach (var (extra, list) in values.Pairs(keywords.GetValueOrDefault("extras_require")))
        {
            WriteList(list, "extra:" + extra, values, facts);
        }

        var points = keywords.GetValueOrDefault("entry_points");
        foreach (var (group, list) in values.Pairs(points))
        {
            if (group is "console_scripts" or "gui_scripts")
            {
                WriteScripts(values.Texts(list), facts);
            }
        }

        // The other form is the text of an INI file.
        var isScripts = false;
        WriteScripts(values.Texts(points is PythonText ? points : null).Where(line =>
        {
            isScripts = line.Text.StartsWith('[') ? line.Text is "[console_scripts]" or "[gui_scripts]" : isScripts;
            return isScripts;
        }), facts);
    }

    private static void WriteList(PythonExpression? list, string? scope, SetupPyValues values, FactWriter facts)
    {
        foreach (var (line, text) in values.Texts(list))
        {
            if (PythonRequirement.Parse(text) is { } requirement)
            {
                facts.Add(new Fact(FactKind.Dependency, requirement.Name, new Position(line), requirement.Specifier, scope));
            }
        }
    }

    private static void WriteScripts(IEnumerable<(int Line, string Text)> lines, FactWriter facts)
    {
        foreach (var (line, text) in lines)
        {
            var sign = text.IndexOf('=', StringComparison.Ordinal);
            if (sign > 0)
            {
                PythonScript.Write(text[..sign].Trim(), text[(sign + 1)..].Trim(), line, facts);
            }
        }
    }

    private static bool IsSetup(PythonCall call) => call.Target is PythonName { Name: "setup" } or PythonAttribute { Name: "setup", Target: PythonName { Name: "setuptools" or "core" } };

    private static bool IsRequirementsFile(string? text) => text is { Length: < 200 }
        && (text.EndsWith(".txt", StringComparison.Ordinal) || text.EndsWith(".in", StringComparison.Ordinal))
        && text.Contains("requirement", StringComparison.OrdinalIgnoreCase) && !text.Contains(' ', StringComparison.Ordinal);
}
