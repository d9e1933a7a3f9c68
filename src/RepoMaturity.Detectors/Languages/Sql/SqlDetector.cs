using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Languages.Sql;

/// <summary>
/// Reads what SQL does with models: statements that make one (<c>CREATE MODEL</c> of BigQuery, Redshift, Spanner and others), functions of machine learning that are called by their schema
/// (<c>ML.PREDICT</c>, <c>pgml.train</c>), and extensions of the database. Tables and queries prove no practice of their own.
/// </summary>
public sealed class SqlDetector : IDetector
{
    private const int LargestText = 1024 * 1024;
    private const int MostWordsOfHead = 60;

    private static readonly string[] Modifiers = ["OR", "REPLACE", "TEMP", "TEMPORARY", "IF", "NOT", "EXISTS"];

    private static readonly string[] Bodies = ["OPTIONS", "AS", "TRANSFORM", "FROM", "SELECT"];

    private static readonly string[] Schemas = ["ML", "AI", "PGML", "SNOWFLAKE", "CORTEX", "VECTORIZE"];

    /// <inheritdoc/>
    public string Id => "sql";

    /// <inheritdoc/>
    public string Summary => "SQL: models that are made, functions of machine learning that are called, extensions of the database.";

    /// <inheritdoc/>
    public int Version => 1;

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
            else if (words.IsCalled && words.Text.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && Schemas.Contains(words.Text[..dot].ToUpperInvariant(), StringComparer.Ordinal))
            {
                facts.Add(new Fact(FactKind.Call, "sql." + words.Text.ToLowerInvariant(), new Position(words.Line)));
            }
        }
    }

    private static void ReadCreation(SqlWords words, FactWriter facts)
    {
        var line = words.Line;
        while (words.Next() && Modifiers.Contains(words.Text.ToUpperInvariant(), StringComparer.Ordinal))
        {
        }

        var kind = words.Text.ToUpperInvariant();
        if (kind is not ("MODEL" or "EXTENSION"))
        {
            return;
        }

        while (words.Next() && Modifiers.Contains(words.Text.ToUpperInvariant(), StringComparer.Ordinal))
        {
        }

        if (words.Text.Length == 0)
        {
            return;
        }

        var name = words.Text;
        var call = kind == "EXTENSION" ? "sql.create_extension" : IsRemote(words) ? "sql.create_remote_model" : "sql.create_model";
        facts.Add(new Fact(FactKind.Call, call, new Position(line), name));
    }

    /// <summary>Whether the model is only a name for one that runs elsewhere. What follows a model begins with one of a few words.</summary>
    private static bool IsRemote(SqlWords words)
    {
        for (var i = 0; i < MostWordsOfHead && words.Next() && !Bodies.Contains(words.Text.ToUpperInvariant(), StringComparer.Ordinal); i++)
        {
            if (words.Is("REMOTE"))
            {
                return true;
            }
        }

        return false;
    }
}
