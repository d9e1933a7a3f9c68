namespace RepoMaturity.Detectors.Python;

/// <summary>A class that the file defines.</summary>
/// <param name="name">Its name.</param>
internal sealed class PythonClass(string name)
{
    private readonly Dictionary<string, PythonOrigin> attributes = new(StringComparer.Ordinal);

    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Where its bases come from, in the order written.</summary>
    public List<PythonOrigin> Bases { get; } = [];

    /// <summary>Sets where an attribute or method comes from; what is known first stays.</summary>
    public void Bind(string attribute, PythonOrigin origin)
    {
        if (!attributes.TryGetValue(attribute, out var present) || !present.IsKnown)
        {
            attributes[attribute] = origin;
        }
    }

    /// <summary>The origin of an attribute: its own, else that of its bases.</summary>
    /// <param name="attribute">Name of the attribute.</param>
    /// <param name="maximumBases">How many steps up the hierarchy may be taken.</param>
    public PythonOrigin Member(string attribute, int maximumBases) =>
        attributes.TryGetValue(attribute, out var origin) ? origin : Inherited(attribute, maximumBases);

    /// <summary>The origin of an attribute of the bases: what <c>super().attribute</c> means.</summary>
    public PythonOrigin Inherited(string attribute, int maximumBases)
    {
        foreach (var ancestor in Bases)
        {
            var found = ancestor.Class is not { } known ? ancestor.Member(attribute)
                : maximumBases > 0 ? known.Member(attribute, maximumBases - 1)
                : PythonOrigin.Unknown;
            if (found.IsKnown)
            {
                return found;
            }
        }

        return PythonOrigin.Unknown;
    }
}
