namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>A line of IPython's own in a notebook: <c>%pip install x</c>, <c>!make train</c>.</summary>
internal sealed class PythonMagic(int line, string text) : PythonExpression(line)
{
    /// <summary>The line from its <c>%</c> or <c>!</c> on, continued lines joined.</summary>
    public string Text { get; } = text;
}
