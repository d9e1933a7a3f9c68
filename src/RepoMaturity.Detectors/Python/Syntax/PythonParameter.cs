namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>A parameter of a function.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Annotation">Its annotation; null without one.</param>
/// <param name="Default">Its default; null without one.</param>
internal readonly record struct PythonParameter(string Name, PythonExpression? Annotation, PythonExpression? Default);
