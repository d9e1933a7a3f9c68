namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>A text, adjacent literals joined.</summary>
/// <param name="line">Line, from 1.</param>
/// <param name="value">
/// The text with its escapes resolved, <c>{}</c> in the place of each field; null when it is longer than a name, path or command may be.
/// </param>
/// <param name="fields">The expressions of the fields of a formatted text.</param>
internal sealed class PythonText(int line, string? value, IReadOnlyList<PythonExpression> fields) : PythonExpression(line)
{
    /// <summary>The text, <c>{}</c> in the place of each field; null when it is too long.</summary>
    public string? Template { get; } = value;

    /// <summary>The expressions of the fields.</summary>
    public IReadOnlyList<PythonExpression> Fields { get; } = fields;

    /// <summary>The text when it is constant; null otherwise.</summary>
    public string? Constant => Fields.Count == 0 ? Template : null;
}
