using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Make;

/// <summary>Reads makefiles: targets, what they depend on, and what their recipes run. Syntax: the manual of GNU make.</summary>
public sealed class MakeDetector : IDetector
{
    /// <summary>Name of the key with the target that <c>make</c> alone means, where the file names it.</summary>
    internal const string DefaultGoal = "default-goal";

    /// <inheritdoc/>
    public string Id => "make";

    /// <inheritdoc/>
    public string Summary => "makefiles: targets, prerequisites and recipes";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Command, FactKind.Dependency, FactKind.Key];

    /// <summary>Id of the unit of a target.</summary>
    internal static string Unit(string target) => "target:" + target;

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return RepositoryPath.Name(path) is "Makefile" or "makefile" or "GNUmakefile" || path.EndsWith(".mk", StringComparison.Ordinal) || path.EndsWith(".mak", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var folder = RepositoryPath.Folder(file.Path);
        var makefile = file.Read(MakeReader.Instance);
        facts.AddProblems(makefile.Problems, Id);
        if (makefile.DefaultGoal is { } goal)
        {
            facts.Add(new Fact(FactKind.Key, DefaultGoal, new Position(1), goal));
        }

        foreach (var (line, path) in makefile.Included)
        {
            facts.Add(new Reference(MakeReferences.Include, path, new Position(line)) { Folder = folder });
        }

        foreach (var target in makefile.Targets)
        {
            Write(target, makefile, folder, facts);
        }
    }

    private static void Write(MakeTarget target, Makefile makefile, string folder, FactWriter facts)
    {
        var id = Unit(target.Name);
        facts.Add(new Unit(id, UnitKind.Task, target.Name, new Position(target.Line)));
        foreach (var (line, prerequisite) in target.Prerequisites)
        {
            var text = $"{target.Name}: {prerequisite}";
            facts.Add(makefile.Has(prerequisite)
                ? new Reference(ReferenceKinds.Unit, "#" + Unit(prerequisite), new Position(line), id) { Text = text }
                : new Reference(ReferenceKinds.MakeTarget, prerequisite, new Position(line), id) { Text = text, Folder = folder });
        }

        foreach (var (line, recipe) in target.Recipe)
        {
            CommandInterpreter.Interpret(recipe, new Position(line), new CommandContext(facts, id, folder) { ScriptFolder = folder });
        }
    }
}
