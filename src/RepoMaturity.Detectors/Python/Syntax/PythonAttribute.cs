namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>An attribute: <c>target.name</c>.</summary>
internal sealed class PythonAttribute(int line, PythonExpression target, string name) : PythonTrailer(line, target)
{
    /// <summary>The name of the attribute.</summary>
    public string Name { get; } = name;
}
