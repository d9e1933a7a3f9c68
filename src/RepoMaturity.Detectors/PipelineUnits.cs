using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors;

/// <summary>Writes the units of a CI pipeline, and what leads from one to the next.</summary>
internal sealed class PipelineUnits(FactWriter facts)
{
    /// <summary>Id of the unit that stands for the whole pipeline of a file.</summary>
    public const string Pipeline = "workflow";

    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> lastNumbers = new(StringComparer.Ordinal);

    /// <summary>Takes the facts.</summary>
    public FactWriter Facts => facts;

    /// <summary>Adds a unit and says its triggers as facts.</summary>
    public void Add(Unit unit)
    {
        ids.Add(unit.Id);
        facts.Add(unit);
        foreach (var trigger in unit.Triggers)
        {
            facts.Add(TriggerFact.Of(trigger, unit.Id));
        }
    }

    /// <summary>Adds the build that a file as a whole is, where only the hosting service keeps its trigger.</summary>
    /// <param name="position">Where it begins.</param>
    /// <param name="givenByPush">The variable that it asks for and only a push gives; null for none, and then a person starts it.</param>
    public void AddBuild(Position position, string? givenByPush) => Add(new Unit(string.Empty, UnitKind.Workflow, "build", position)
    {
        Triggers = [givenByPush is null
            ? new Trigger(TriggerKind.Manual, "no trigger in the repository", position)
            : new Trigger(TriggerKind.Push, $"push (asks for ${givenByPush})", position)],
    });

    /// <summary>Adds a unit that runs whenever another does, unless it has triggers of its own.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="owner">Id of the other unit.</param>
    /// <param name="text">How chains name the way (<c>job train</c>).</param>
    public void AddPart(Unit unit, string owner, string text)
    {
        Add(unit);
        if (unit.Triggers.IsEmpty)
        {
            Connect(owner, unit.Id, unit.Position, text);
        }
    }

    /// <summary>Says that one unit of the file runs another.</summary>
    public void Connect(string from, string to, Position position, string text) =>
        facts.Add(new Reference(ReferenceKinds.Unit, "#" + to, position, from) { Text = text });

    /// <summary>An id that no unit has yet, made from a name that several may have.</summary>
    public string NewId(string wish)
    {
        // Thousands of steps without a name have the same one.
        var number = lastNumbers.GetValueOrDefault(wish, 1);
        var id = number == 1 ? wish : FormattableString.Invariant($"{wish}/{number}");
        while (ids.Contains(id))
        {
            id = FormattableString.Invariant($"{wish}/{++number}");
        }

        lastNumbers[wish] = number;
        return id;
    }
}
