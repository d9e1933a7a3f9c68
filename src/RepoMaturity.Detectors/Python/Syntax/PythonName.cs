namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>A name.</summary>
internal sealed class PythonName(int line, string name) : PythonExpression(line)
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
