namespace RepoMaturity.Detectors.Python;

/// <summary>
/// Where a value comes from, as far as the file says: a dotted name that an import or builtin leads to, or a class or function of the file. An object
/// and the class that makes it have the same origin.
/// </summary>
/// <param name="DottedName">The dotted name; null for what the file defines itself and for the unknown.</param>
/// <param name="Class">The class of this file; null for others.</param>
/// <param name="Function">The function of this file; null for others.</param>
internal readonly record struct PythonOrigin(string? DottedName, PythonClass? Class = null, PythonFunction? Function = null)
{
    /// <summary>Chains that grow beyond so many characters tell nothing more.</summary>
    private const int MaximumLength = 200;

    /// <summary>Of an object in a hierarchy of classes of this file, so many bases are followed.</summary>
    private const int MaximumBases = 8;

    /// <summary>A value of which nothing is known.</summary>
    public static PythonOrigin Unknown => default;

    /// <summary>Whether anything is known.</summary>
    public bool IsKnown => DottedName is not null || Class is not null || Function is not null;

    /// <summary>How facts name it; null for the unknown.</summary>
    public string? Name => DottedName ?? Class?.Name ?? Function?.QualifiedName;

    /// <summary>The origin of an attribute of this value.</summary>
    public PythonOrigin Member(string name)
    {
        if (DottedName is { } dotted)
        {
            return dotted.Length + name.Length < MaximumLength ? new PythonOrigin(dotted + "." + name) : Unknown;
        }

        return Class?.Member(name, MaximumBases) ?? Unknown;
    }

    /// <summary>The origin of what calling this value gives.</summary>
    public PythonOrigin Result() => Function is { } function ? function.Result : this;
}
