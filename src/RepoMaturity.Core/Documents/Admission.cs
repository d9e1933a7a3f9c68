namespace RepoMaturity.Core.Documents;

/// <summary>What every reader of structured documents asks of a file before it reads it.</summary>
internal static class Admission
{
    /// <summary>An empty document that says why the file is not read; null when it can be read.</summary>
    public static StructuredDocument? Refuse(SourceText source, ReadLimits limits)
    {
        if (source.IsBinary)
        {
            return new StructuredDocument([], [new ReadProblem(1, "The file is not text.")]);
        }

        return source.Text.Length > limits.Bytes
            ? new StructuredDocument([], [new ReadProblem(1, "The file is larger than the limit allows.")])
            : null;
    }

    /// <summary>The text without a byte order mark that decoding left in place.</summary>
    public static string WithoutMark(string text) => text.StartsWith('\uFEFF') ? text[1..] : text;
}
