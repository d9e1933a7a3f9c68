namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>One module of an import statement: <c>import a.b as c</c>, <c>from .a import b as c, d</c>.</summary>
/// <param name="line">Line, from 1.</param>
/// <param name="module">Dotted name, with leading dots where it is relative.</param>
/// <param name="alias">What <c>import</c> binds the module to; null without <c>as</c>.</param>
/// <param name="names">The names imported from the module; null for a plain <c>import</c>.</param>
internal sealed class PythonImport(int line, string module, string? alias, IReadOnlyList<PythonImportedName>? names) : PythonStatement(line)
{
    /// <summary>Dotted name, with leading dots where it is relative.</summary>
    public string Module { get; } = module;

    /// <summary>What a plain import binds the module to; null without <c>as</c>.</summary>
    public string? Alias { get; } = alias;

    /// <summary>The names imported from the module, <c>*</c> for all; null for a plain <c>import</c>.</summary>
    public IReadOnlyList<PythonImportedName>? Names { get; } = names;

    /// <summary>Whether the module is named relative to the importing one.</summary>
    public bool IsRelative => Module.StartsWith('.');
}
