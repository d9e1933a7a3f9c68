using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Tests.Support;

/// <summary>
/// Reads a toy format (<c>*.facts</c>), so that rules, chains and levels can be tested without any real one. A line is a fact
/// (<c>call mlflow.log_metric</c>), a unit with its trigger (<c>unit job push</c>), a unit that never runs (<c>off job</c>), a stage of a pipeline (<c>stage train</c>), or something run
/// (<c>run other.facts</c>, <c>test other.facts</c>, <c>leave outside/deploy</c>). <c>@job</c> at the end of a line gives its scope.
/// </summary>
internal sealed class LineDetector : IDetector
{
    public string Id => "lines";

    public string Summary => "toy format of the tests";

    public int Version => 1;

    public IReadOnlyList<FactKind> Finds => [FactKind.Call, FactKind.Dependency];

    public bool Claims(string path) => path.EndsWith(".facts", StringComparison.Ordinal);

    public void Detect(SourceFile file, FactWriter facts)
    {
        var number = 0;
        foreach (var line in file.Source.Text.Split('\n'))
        {
            var position = new Position(++number);
            var at = line.IndexOf(" @", StringComparison.Ordinal);
            var scope = at < 0 ? null : line[(at + 2)..];
            switch ((at < 0 ? line : line[..at]).Split(' ', 3))
            {
                case ["throw"]:
                    throw new InvalidOperationException("thrown by a test");
                case ["unit", var id, var trigger]:
                    facts.Add(new Unit(id, UnitKind.Job, id, position) { Triggers = [new Trigger(Kind(trigger), trigger, position)] });
                    break;
                case ["unit", var id]:
                    facts.Add(new Unit(id, UnitKind.Job, id, position));
                    break;
                case ["off", var id]:
                    facts.Add(new Unit(id, UnitKind.Job, id, position) { Disabled = "switched off" });
                    break;
                case ["stage", var id]:
                    facts.Add(new Unit(id, UnitKind.Stage, id, position));
                    break;
                case ["run", var target]:
                    facts.Add(new Reference(ReferenceKinds.Script, target, position, scope));
                    break;
                case ["test", var target]:
                    facts.Add(new Reference(ReferenceKinds.Script, target, position, scope) { ByTestRunner = true });
                    break;
                case ["leave", var target]:
                    facts.Add(new Reference(ReferenceKinds.Outside, target, position, scope));
                    break;
                case [var kind, var name, .. var value] when Enum.GetValues<FactKind>().Any(each => Words.Of(each) == kind):
                    facts.Add(new Fact(Enum.GetValues<FactKind>().First(each => Words.Of(each) == kind), name, position, value.FirstOrDefault(), scope));
                    break;
            }
        }
    }

    private static TriggerKind Kind(string trigger) => Enum.GetValues<TriggerKind>().First(kind => Words.Of(kind) == trigger);

    /// <summary>Finds what the toy format runs: <c>path</c>, or <c>path#unit</c>.</summary>
    internal sealed class Resolver : IResolver
    {
        public string Id => "lines";

        public void Resolve(RepositoryFacts repository, LinkWriter links)
        {
            foreach (var site in repository.References(ReferenceKinds.Script))
            {
                var parts = site.Reference.Target.Split('#');
                links.Connect(site, new UnitKey(parts[0], parts.ElementAtOrDefault(1) ?? string.Empty));
            }

            foreach (var site in repository.References(ReferenceKinds.Outside))
            {
                links.Leave(site);
            }
        }
    }
}
