namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>A function or class.</summary>
internal sealed class PythonDefinition(int line, string name, bool isClass) : PythonStatement(line)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Whether it is a class.</summary>
    public bool IsClass { get; } = isClass;

    /// <summary>The decorators, in the order written.</summary>
    public IReadOnlyList<PythonExpression> Decorators { get; init; } = [];

    /// <summary>The parameters of a function.</summary>
    public IReadOnlyList<PythonParameter> Parameters { get; init; } = [];

    /// <summary>What a function is annotated to return; null without an annotation.</summary>
    public PythonExpression? Returns { get; init; }

    /// <summary>The bases and keywords of a class.</summary>
    public IReadOnlyList<PythonArgument> Bases { get; init; } = [];

    /// <summary>The statements under it.</summary>
    public List<PythonStatement> Body { get; } = [];
}
