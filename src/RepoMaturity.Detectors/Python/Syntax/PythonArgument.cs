namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>An argument of a call, or a base of a class.</summary>
/// <param name="Name">Its keyword; null for a positional one.</param>
/// <param name="Value">Its value.</param>
internal readonly record struct PythonArgument(string? Name, PythonExpression Value);
