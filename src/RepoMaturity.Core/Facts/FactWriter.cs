using System.Collections.Immutable;
using RepoMaturity.Core.Documents;

namespace RepoMaturity.Core.Facts;

/// <summary>
/// Takes what detectors find in one file. The same fact in the same scope is kept once, at its first position; a file gives at most
/// <see cref="ReadLimits.Facts"/> entries, and one that would give more is reported as read in part.
/// </summary>
public sealed class FactWriter
{
    private readonly string path;
    private readonly int maximum;
    private readonly ImmutableArray<Fact>.Builder facts = ImmutableArray.CreateBuilder<Fact>();
    private readonly ImmutableArray<Unit>.Builder units = ImmutableArray.CreateBuilder<Unit>();
    private readonly ImmutableArray<Reference>.Builder references = ImmutableArray.CreateBuilder<Reference>();
    private readonly ImmutableArray<Problem>.Builder problems = ImmutableArray.CreateBuilder<Problem>();
    private readonly ImmutableArray<string>.Builder claims = ImmutableArray.CreateBuilder<string>();
    private readonly HashSet<Fact> seenFacts = new(PlaceBlind.Comparer);
    private readonly HashSet<Reference> seenReferences = new(PlaceBlind.Comparer);
    private readonly HashSet<string> unitIds = new(StringComparer.Ordinal);
    private bool full;

    /// <summary>Makes a writer for the file at <paramref name="path"/>.</summary>
    public FactWriter(string path, ReadLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        this.path = path;
        maximum = limits.Facts;
    }

    /// <summary>Whether some detector found template text in the file.</summary>
    public bool IsTemplated { get; set; }

    /// <summary>Adds a fact, unless the same one (apart from its position) is there.</summary>
    public void Add(Fact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        Refuse(fact.Arguments.IsDefault || fact.Kind is < FactKind.Dependency or > FactKind.Environment);
        fact = WithoutSecrets(fact);
        if (seenFacts.Add(fact) && HasRoom())
        {
            facts.Add(fact);
        }
    }

    /// <summary>Adds a unit; of two with one id the first stays.</summary>
    public void Add(Unit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(unit.Id);
        ArgumentNullException.ThrowIfNull(unit.Name);
        Refuse(unit.Triggers.IsDefault);
        if (unitIds.Add(unit.Id) && HasRoom())
        {
            units.Add(unit);
        }
    }

    /// <summary>Adds a reference, unless the same one (apart from its position) is there.</summary>
    public void Add(Reference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(reference.Kind);
        ArgumentNullException.ThrowIfNull(reference.Target);
        Refuse(reference.Arguments.IsDefault);
        reference = WithoutSecrets(reference);
        if (seenReferences.Add(reference) && HasRoom())
        {
            references.Add(reference);
        }
    }

    /// <summary>Adds a problem of the file.</summary>
    /// <param name="line">Line, from 1; null for the whole file.</param>
    /// <param name="message">One sentence without content of the file.</param>
    /// <param name="detector">Id of the detector that could not answer.</param>
    public void AddProblem(int? line, string message, string? detector) => problems.Add(new Problem(path, line, message, detector));

    /// <summary>Adds the problems of a document that a reader made.</summary>
    public void AddProblems(IEnumerable<ReadProblem> readProblems, string detector)
    {
        ArgumentNullException.ThrowIfNull(readProblems);
        foreach (var problem in readProblems)
        {
            var made = new Problem(path, problem.Line, problem.Message, detector);
            if (!problems.Contains(made))
            {
                problems.Add(made);
            }
        }
    }

    /// <summary>Adds what reading a document has to say: its problems, and whether it is a template.</summary>
    public void AddReading(StructuredDocument document, string detector)
    {
        ArgumentNullException.ThrowIfNull(document);
        AddProblems(document.Problems, detector);
        IsTemplated |= document.IsTemplated;
    }

    /// <summary>Detectors may be those of others: what could not be handled later is their failure here.</summary>
    private static void Refuse(bool isMalformed)
    {
        if (isMalformed)
        {
            throw new ArgumentException("A list is not set, or there is no such kind of fact.");
        }
    }

    internal void AddClaim(string detector) => claims.Add(detector);

    /// <summary>What was added so far.</summary>
    public FileFacts ToFileFacts() => new(
        path, facts.ToImmutable(), units.ToImmutable(), references.ToImmutable(), problems.ToImmutable(), claims.ToImmutable())
    {
        IsTemplated = IsTemplated,
    };

    /// <summary>Values that people write into files may be secrets, and all that is found is printed some day.</summary>
    private static Fact WithoutSecrets(Fact fact)
    {
        var name = fact.Kind is FactKind.Command or FactKind.Heading or FactKind.Description ? Secrets.Mask(fact.Name) : Secrets.MaskKnown(fact.Name);
        var value = fact.Value is null ? null
            : fact.Kind is FactKind.Key or FactKind.Constant ? Secrets.MaskValue(fact.Name, fact.Value) : Secrets.Mask(fact.Value);
        var arguments = WithoutSecrets(fact.Arguments);
        return ReferenceEquals(name, fact.Name) && ReferenceEquals(value, fact.Value) && arguments == fact.Arguments
            ? fact : fact with { Name = name, Value = value, Arguments = arguments };
    }

    private static Reference WithoutSecrets(Reference reference)
    {
        var target = Secrets.MaskKnown(reference.Target);
        var text = reference.Text is null ? null : Secrets.Mask(reference.Text);
        return ReferenceEquals(target, reference.Target) && ReferenceEquals(text, reference.Text) ? reference : reference with { Target = target, Text = text };
    }

    private static ImmutableArray<Argument> WithoutSecrets(ImmutableArray<Argument> arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].Value is { } value && Secrets.MaskValue(arguments[i].Name, value) is var hidden && !ReferenceEquals(hidden, value))
            {
                arguments = arguments.SetItem(i, new Argument(arguments[i].Name, hidden));
            }
        }

        return arguments;
    }

    private bool HasRoom()
    {
        if (facts.Count + units.Count + references.Count < maximum)
        {
            return true;
        }

        if (!full)
        {
            full = true;
            AddProblem(null, "More facts than the limit allows: the rest of the file was not taken.", null);
        }

        return false;
    }
}
