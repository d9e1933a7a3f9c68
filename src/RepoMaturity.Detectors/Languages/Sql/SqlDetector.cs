using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Languages.Sql;

/// <summary>
/// Reads what SQL does with models: statements that make one (<c>CREATE MODEL</c> of BigQuery, Redshift and others, <c>CREATE SNOWFLAKE.ML.FORECAST</c>), functions of machine learning that are called by their schema
/// (<c>ML.PREDICT</c>, <c>pgml.train</c>), and extensions of the database. Tables and queries prove no practice of their own.
/// </summary>
public sealed class SqlDetector : IDetector
{
    private const int LargestText = 1024 * 1024;
    private const int MostWordsOfHead = 60;

    private static readonly string[] Modifiers = ["OR", "REPLACE", "TEMP", "TEMPORARY", "IF", "NOT", "EXISTS"];

    private static readonly string[] Bodies = ["OPTIONS", "AS", "TRANSFORM", "FROM", "SELECT"];

    private static readonly string[] Schemas = ["ML", "PGML", "SNOWFLAKE"];

    // What follows these is the name of a table, a function or an index; its parenthesis opens columns or parameters.
    private static readonly string[] Namings =
        ["TABLE", "VIEW", "INTO", "INSERT", "OVERWRITE", "UPDATE", "FUNCTION", "PROCEDURE", "AGGREGATE", "INDEX", "ON", "EXISTS", "REFERENCES", "COPY", "ANALYZE"];

    /// <inheritdoc/>
    public string Id => "sql";

    /// <inheritdoc/>
    public string Summary => "SQL: models that are made, functions of machine learning that are called, extensions of the database.";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Call];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.EndsWith(".sql", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".bqsql", StringComparison.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        if (file.Source.Text.Length > LargestText)
        {
            facts.AddProblem(null, "Longer than the limit allows: the file was not read.", Id);
            return;
        }

        var words = new SqlWords(file.Source.Text);
        while (words.Next())
        {
            if (words.Is("CREATE"))
            {
                ReadCreation(words, facts);
            }
            else if (words.IsCalled && IsOfSchema(words.Text) && !Namings.Contains(words.Before.ToUpperInvariant(), StringComparer.Ordinal))
            {
                facts.Add(new Fact(FactKind.Call, "sql." + words.Text.ToLowerInvariant(), new Position(words.Line)) { Arguments = words.IsNext("MODEL") ? [new Argument("model", null)] : [] });
            }
        }
    }

    private static bool IsOfSchema(string name)
        => name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && Schemas.Contains(name[..dot].ToUpperInvariant(), StringComparer.Ordinal);

    private static void ReadCreation(SqlWords words, FactWriter facts)
    {
        var line = words.Line;
        while (words.Next() && Modifiers.Contains(words.Text.ToUpperInvariant(), StringComparer.Ordinal))
        {
        }

        var kind = words.Text.ToUpperInvariant();
        var isClass = kind.StartsWith("SNOWFLAKE.ML.", StringComparison.Ordinal);
        if (kind is not ("MODEL" or "EXTENSION") && !isClass)
        {
            return;
        }

        while (words.Next() && Modifiers.Contains(words.Text.ToUpperInvariant(), StringComparer.Ordinal))
        {
        }

        // GRANT CREATE MODEL ON SCHEMA makes none.
        if (words.Text.Length == 0 || words.Is("ON") || words.Is("TO") || (isClass && !words.IsCalled))
        {
            return;
        }

        var name = words.Text;
        var call = isClass ? "sql." + kind.ToLowerInvariant() : kind == "EXTENSION" ? "sql.create_extension" : IsRemote(words) ? "sql.create_remote_model" : "sql.create_model";
        facts.Add(new Fact(FactKind.Call, call, new Position(line), name));
    }

    /// <summary>Whether the model is only a name for one that runs elsewhere. What follows a model begins with one of a few words.</summary>
    private static bool IsRemote(SqlWords words)
    {
        var hasSettings = false;
        for (var i = 0; i < MostWordsOfHead && words.Next() && !Bodies.Contains(words.Text.ToUpperInvariant(), StringComparer.Ordinal); i++)
        {
            hasSettings |= words.Is("USING");

            // MindsDB: without a FROM, an engine is only asked.
            if (words.Is("REMOTE") || (hasSettings && words.Is("ENGINE")))
            {
                return true;
            }
        }

        return false;
    }
}
