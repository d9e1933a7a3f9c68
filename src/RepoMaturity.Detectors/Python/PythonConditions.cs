using RepoMaturity.Detectors.Python.Syntax;

namespace RepoMaturity.Detectors.Python;

/// <summary>Conditions whose outcome is known before anything runs.</summary>
internal static class PythonConditions
{
    /// <summary>Whether it is <c>False</c>, <c>0</c> or <c>None</c>.</summary>
    public static bool IsNever(PythonExpression? condition) => condition is PythonConstant { Text: "False" or "0" or "None" };

    /// <summary>Whether it is <c>TYPE_CHECKING</c>, true for type checkers only.</summary>
    public static bool IsTypeChecking(PythonExpression? condition) =>
        condition is PythonName { Name: "TYPE_CHECKING" } or PythonAttribute { Name: "TYPE_CHECKING" };

    /// <summary>Whether it is <c>__name__ == "__main__"</c>.</summary>
    public static bool IsMain(PythonExpression? condition) => condition is PythonCompound compound
        && compound.SoleOperator == PythonOperator.Equality
        && compound.Operands is [PythonName { Name: "__name__" }, PythonText { Constant: "__main__" }]
            or [PythonText { Constant: "__main__" }, PythonName { Name: "__name__" }];

    /// <summary>Whether a statement is the block that runs only where the module is run by itself.</summary>
    public static bool IsMainBlock(PythonStatement statement) => statement is PythonBlock { Kind: PythonBlockKind.If, Expressions: [var condition] } && IsMain(condition);
}
