using System.Text;

namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>Reads import statements.</summary>
internal static class PythonImportReader
{
    /// <summary>Reads <c>import a.b as c, d</c>.</summary>
    public static void ReadImport(PythonExpressionReader tokens, int line, List<PythonStatement> body)
    {
        do
        {
            if (tokens.Name == "import" || tokens.Operator == PythonOperator.Comma)
            {
                tokens.Skip();
            }

            var module = ReadDottedName(tokens);
            if (module.Length == 0)
            {
                return;
            }

            body.Add(new PythonImport(line, module, ReadAlias(tokens), null));
        }
        while (tokens.Operator == PythonOperator.Comma);
    }

    /// <summary>Reads <c>from .a.b import c as d, e</c>.</summary>
    public static void ReadFrom(PythonExpressionReader tokens, int line, List<PythonStatement> body)
    {
        tokens.Skip();
        var dots = 0;
        for (; tokens.Operator is PythonOperator.Dot or PythonOperator.Ellipsis; tokens.Skip())
        {
            dots += tokens.Operator == PythonOperator.Dot ? 1 : 3;
        }

        var module = tokens.Name == "import" ? string.Empty : ReadDottedName(tokens);
        if (module.Length + dots == 0 || !tokens.Accept("import"))
        {
            return;
        }

        var names = new List<PythonImportedName>();
        tokens.Accept(PythonOperator.OpenParenthesis);
        while (!tokens.IsAtEnd && tokens.Operator is not (PythonOperator.CloseParenthesis or PythonOperator.Semicolon))
        {
            if (tokens.Accept(PythonOperator.Star))
            {
                names.Add(new PythonImportedName("*", null));
            }
            else if (tokens.Name is { } name)
            {
                tokens.Skip();
                names.Add(new PythonImportedName(name, ReadAlias(tokens)));
            }
            else
            {
                tokens.Skip();
            }
        }

        if (names.Count > 0)
        {
            body.Add(new PythonImport(line, new string('.', Math.Min(dots, 64)) + module, null, names));
        }
    }

    private static string? ReadAlias(PythonExpressionReader tokens)
    {
        if (!tokens.Accept("as"))
        {
            return null;
        }

        var alias = tokens.Name;
        tokens.Skip();
        return alias;
    }

    private static string ReadDottedName(PythonExpressionReader tokens)
    {
        if (tokens.Name is not { } first)
        {
            return string.Empty;
        }

        tokens.Skip();
        if (tokens.Operator != PythonOperator.Dot)
        {
            return first;
        }

        var name = new StringBuilder(first);
        while (tokens.Operator == PythonOperator.Dot && tokens.NameAt(1) is { } next)
        {
            name.Append('.').Append(next);
            tokens.Skip();
            tokens.Skip();
        }

        return name.ToString();
    }
}
