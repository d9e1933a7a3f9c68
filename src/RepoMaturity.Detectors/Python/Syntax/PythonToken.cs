namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>A token of a logical line.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Index of its first character in the text.</param>
/// <param name="End">Index after its last character.</param>
/// <param name="Line">Line of its first character, from 1.</param>
/// <param name="Operator">Which operator it is.</param>
/// <param name="Name">The name, for a name.</param>
/// <param name="Fields">The expressions of a formatted text, as ranges of the text; null where it has none.</param>
internal readonly record struct PythonToken(
    PythonTokenKind Kind,
    int Start,
    int End,
    int Line,
    PythonOperator Operator = PythonOperator.None,
    string? Name = null,
    IReadOnlyList<TextField>? Fields = null);
