namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>A number, <c>True</c>, <c>False</c>, <c>None</c> or <c>...</c>.</summary>
internal sealed class PythonConstant(int line, string text) : PythonExpression(line)
{
    /// <summary>The constant as written.</summary>
    public string Text { get; } = text;

    /// <summary>Whether it is <c>None</c>.</summary>
    public bool IsNone => Text == "None";
}
