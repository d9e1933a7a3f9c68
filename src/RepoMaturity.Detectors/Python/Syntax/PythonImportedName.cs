namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>A name imported from a module.</summary>
/// <param name="Name">Its name there; <c>*</c> for all.</param>
/// <param name="Alias">Its name here; null when it is the same.</param>
internal readonly record struct PythonImportedName(string Name, string? Alias);
