namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>A replacement field of a formatted text.</summary>
/// <param name="Start">Index of its opening brace.</param>
/// <param name="End">Index after its closing brace.</param>
/// <param name="ExpressionEnd">Index after its expression: before a conversion, a format or the closing brace.</param>
internal readonly record struct TextField(int Start, int End, int ExpressionEnd);
