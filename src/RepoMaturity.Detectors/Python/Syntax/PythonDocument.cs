using RepoMaturity.Core.Documents;

namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>What was read of a Python file.</summary>
/// <param name="Statements">The statements at its top level, in the order written.</param>
/// <param name="Problems">What could not be read.</param>
/// <param name="Tokens">Number of tokens it took.</param>
/// <param name="IsTemplated">Whether it holds text of a template outside its literals: <c>{{ name }}</c>, <c>{% if %}</c>.</param>
internal sealed record PythonDocument(
    IReadOnlyList<PythonStatement> Statements, IReadOnlyList<ReadProblem> Problems, int Tokens, bool IsTemplated);
