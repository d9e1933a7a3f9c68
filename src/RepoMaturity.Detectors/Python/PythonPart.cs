using RepoMaturity.Detectors.Python.Syntax;

namespace RepoMaturity.Detectors.Python;

/// <summary>A part of a module: all of a source file, or a cell of a notebook.</summary>
/// <param name="Document">What was read of it.</param>
/// <param name="Cell">Number of the cell, from 1; null in a source file.</param>
internal readonly record struct PythonPart(PythonDocument Document, int? Cell);
