namespace RepoMaturity.Core.Facts;

/// <summary>
/// Finds facts, units and references in files of one format. A detector is pure: no state, no I/O, no second file, no setting, no clock.
/// It claims by path; whether the document has the shape it knows, it sees itself, and says nothing where it has not.
/// </summary>
public interface IDetector
{
    /// <summary>Stable id, lower case with hyphens (<c>github-actions</c>).</summary>
    string Id { get; }

    /// <summary>One sentence: what it reads.</summary>
    string Summary { get; }

    /// <summary>Raised by one whenever the same file may give another answer; part of the key of the cache.</summary>
    int Version { get; }

    /// <summary>The kinds of fact it may find: what stays unknown when a file that it claims cannot be read.</summary>
    IReadOnlyList<FactKind> Finds { get; }

    /// <summary>Whether a file with this path may be of its format.</summary>
    bool Claims(string path);

    /// <summary>
    /// Whether a file with this path is started by what it is there for, whatever stands in it (a workflow in the folder of workflows): what it would start stays unknown when it cannot
    /// be read.
    /// </summary>
    bool IsStarted(string path) => false;

    /// <summary>Reads the file and writes what it finds. May throw: the analyzer makes a problem of it.</summary>
    void Detect(SourceFile file, FactWriter facts);
}
