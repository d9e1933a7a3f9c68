using System.Text;
using System.Text.Json;
using RepoMaturity.Core.Documents;

namespace RepoMaturity.Detectors.Notebooks;

/// <summary>
/// Reads Jupyter notebooks, formats 3 and 4 (nbformat documentation, "The Notebook file format"), in one pass over the JSON that makes no tree: outputs are
/// most of a notebook, and are skipped. Of a file that breaks off, the cells before are kept.
/// </summary>
internal sealed class NotebookReader : IReader<NotebookDocument>
{
    /// <summary>Skipped outputs may nest deeper than anything that is read; skipping takes no stack.</summary>
    private const int MaximumSkippedDepth = 1_000;

    private NotebookReader()
    {
    }

    /// <summary>The reader.</summary>
    public static NotebookReader Instance { get; } = new();

    /// <inheritdoc/>
    public NotebookDocument Read(SourceText source, ReadLimits limits)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(limits);
        var state = new State(limits);
        if (string.IsNullOrWhiteSpace(source.Text))
        {
            return new NotebookDocument([], null, []);
        }

        if (source.Text.Length > limits.Bytes)
        {
            return new NotebookDocument([], null, [new ReadProblem(1, "Larger than the limit allows: the file was not read.")]);
        }

        var options = new JsonReaderOptions
        {
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
            MaxDepth = MaximumSkippedDepth,
        };
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(source.Text), options);
        try
        {
            if (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                ReadNotebook(ref reader, state);
            }
            else
            {
                state.Problems.Add(new ReadProblem(1, "No notebook: the JSON document is no object."));
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            var line = exception is JsonException { LineNumber: { } number } ? (int)Math.Min(number + 1, int.MaxValue) : 1;
            state.Problems.Add(new ReadProblem(line, "Invalid JSON: the rest of the notebook was not read."));
        }

        return new NotebookDocument(state.Cells, state.Language, state.Problems);
    }

    private static void ReadNotebook(ref Utf8JsonReader reader, State state)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("cells"))
            {
                ReadCells(ref reader, state);
            }
            else if (reader.ValueTextEquals("worksheets"))
            {
                ReadWorksheets(ref reader, state);
            }
            else if (reader.ValueTextEquals("metadata"))
            {
                ReadMetadata(ref reader, state);
            }
            else
            {
                SkipValue(ref reader);
            }
        }
    }

    private static void ReadWorksheets(ref Utf8JsonReader reader, State state)
    {
        if (!Enter(ref reader, JsonTokenType.StartArray))
        {
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("cells"))
                {
                    ReadCells(ref reader, state);
                }
                else
                {
                    SkipValue(ref reader);
                }
            }
        }
    }

    private static void ReadCells(ref Utf8JsonReader reader, State state)
    {
        if (!Enter(ref reader, JsonTokenType.StartArray))
        {
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                ReadCell(ref reader, state);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static void ReadCell(ref Utf8JsonReader reader, State state)
    {
        var kind = string.Empty;
        var source = string.Empty;
        var level = 1;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("cell_type"))
            {
                kind = ReadText(ref reader);
            }
            else if (reader.ValueTextEquals("source") || reader.ValueTextEquals("input"))
            {
                source = ReadText(ref reader);
            }
            else if (reader.ValueTextEquals("level"))
            {
                reader.Read();
                level = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) ? Math.Clamp(number, 1, 6) : 1;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("language"))
            {
                var language = ReadText(ref reader);
                state.Language ??= language.Length > 0 ? language.ToLowerInvariant() : null;
            }
            else
            {
                SkipValue(ref reader);
            }
        }

        // Format 3 has cells that are headings.
        state.Add(kind == "heading" ? "markdown" : kind, kind == "heading" ? new string('#', level) + " " + source : source);
    }

    private static void ReadMetadata(ref Utf8JsonReader reader, State state)
    {
        if (!Enter(ref reader, JsonTokenType.StartObject))
        {
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isKernel = reader.ValueTextEquals("kernelspec");
            if (!isKernel && !reader.ValueTextEquals("language_info"))
            {
                SkipValue(ref reader);
            }
            else if (Enter(ref reader, JsonTokenType.StartObject))
            {
                ReadLanguage(ref reader, isKernel ? "language" : "name", state);
            }
        }
    }

    private static void ReadLanguage(ref Utf8JsonReader reader, string key, State state)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!reader.ValueTextEquals(key))
            {
                SkipValue(ref reader);
            }
            else if (ReadText(ref reader) is { Length: > 0 } language)
            {
                state.Language = language.ToLowerInvariant();
            }
        }
    }

    /// <summary>Reads a text, or a list of texts as one.</summary>
    private static string ReadText(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString() ?? string.Empty;
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return string.Empty;
        }

        var text = new StringBuilder();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                text.Append(reader.GetString());
            }
            else
            {
                reader.Skip();
            }
        }

        return text.ToString();
    }

    /// <summary>Goes into the value of a property when it is of the kind wanted, else over it.</summary>
    private static bool Enter(ref Utf8JsonReader reader, JsonTokenType wanted)
    {
        reader.Read();
        if (reader.TokenType == wanted)
        {
            return true;
        }

        reader.Skip();
        return false;
    }

    private static void SkipValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    private sealed class State(ReadLimits limits)
    {
        public List<NotebookCell> Cells { get; } = [];

        public List<ReadProblem> Problems { get; } = [];

        public string? Language { get; set; }

        public void Add(string kind, string source)
        {
            if (Cells.Count < limits.Nodes)
            {
                Cells.Add(new NotebookCell(Cells.Count + 1, kind, source));
            }
        }
    }
}
