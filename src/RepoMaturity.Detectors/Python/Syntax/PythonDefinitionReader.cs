namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>Reads the heads of functions and classes.</summary>
internal static class PythonDefinitionReader
{
    /// <summary>Reads the head of a function or class, up to its colon.</summary>
    /// <returns>The body that it opens.</returns>
    public static List<PythonStatement> Read(
        PythonExpressionReader tokens, int line, List<PythonExpression> decorators, List<PythonStatement> body)
    {
        var isClass = tokens.Name == "class";
        tokens.Skip();
        var name = tokens.Name ?? string.Empty;
        if (name.Length > 0)
        {
            tokens.Skip();
        }

        if (tokens.Operator == PythonOperator.OpenBracket)
        {
            tokens.SkipBracket();
        }

        IReadOnlyList<PythonExpression> standing = decorators.Count == 0 ? [] : [.. decorators];
        var hasList = tokens.Operator == PythonOperator.OpenParenthesis;
        PythonDefinition definition;
        if (isClass)
        {
            var bases = hasList ? tokens.ReadArguments() : [];
            definition = new PythonDefinition(line, name, true) { Decorators = standing, Bases = bases };
        }
        else
        {
            var parameters = hasList ? ReadParameters(tokens) : [];
            var returns = tokens.Accept(PythonOperator.Arrow) ? tokens.ReadExpression() : null;
            definition = new PythonDefinition(line, name, false) { Decorators = standing, Parameters = parameters, Returns = returns };
        }

        body.Add(definition);
        return definition.Body;
    }

    private static List<PythonParameter> ReadParameters(PythonExpressionReader tokens)
    {
        var parameters = new List<PythonParameter>();
        tokens.Skip();
        while (!tokens.IsAtEnd && !tokens.Accept(PythonOperator.CloseParenthesis))
        {
            if (tokens.Name is not { } name)
            {
                // The parameters in parentheses of Python 2, stars, slashes and commas.
                if (tokens.Operator is PythonOperator.OpenParenthesis)
                {
                    tokens.SkipBracket();
                }
                else
                {
                    tokens.Skip();
                }

                continue;
            }

            tokens.Skip();
            var annotation = tokens.Accept(PythonOperator.Colon) ? tokens.ReadExpression() : null;
            var value = tokens.Accept(PythonOperator.Assign) ? tokens.ReadExpression() : null;
            parameters.Add(new PythonParameter(name, annotation, value));
        }

        return parameters;
    }
}
