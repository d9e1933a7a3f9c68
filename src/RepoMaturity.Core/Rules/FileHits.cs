using RepoMaturity.Core.Facts;

namespace RepoMaturity.Core.Rules;

/// <summary>The terms that fit one file. There are as many of these as files, so they hold little, and share what many have alike.</summary>
/// <param name="path">Path of the file.</param>
/// <param name="file">Its facts; null when no detector claimed it.</param>
/// <param name="terms">The terms that facts fit.</param>
/// <param name="facts">For each of these terms the facts that fit it, in their order in the file.</param>
/// <param name="paths">The terms that the path fits.</param>
/// <param name="signals">The signals in which one of all these terms speaks for the claim, in no certain order, each once.</param>
internal sealed class FileHits(string path, FileFacts? file, SharedList<FactTerm> terms, Fact[][] facts, SharedList<PathTerm> paths, SharedList<RuleSignal> signals)
{
    /// <summary>Path of the file.</summary>
    public string Path => path;

    /// <summary>The facts of the file.</summary>
    public FileFacts File => file ?? FileFacts.Nothing(path);

    /// <summary>The terms that facts fit.</summary>
    public SharedList<FactTerm> Terms => terms;

    /// <summary>The terms that the path fits.</summary>
    public SharedList<PathTerm> Paths => paths;

    /// <summary>The signals of which some speaking term fits, in no certain order, each once; not to be changed.</summary>
    public RuleSignal[] Signals => signals.Items;

    /// <summary>Whether a signal is one of these.</summary>
    public bool Touches(RuleSignal signal) => signals.Contains(signal);

    /// <summary>Whether these are the hits of a file with these very facts, or of one that no detector claims.</summary>
    public bool IsOf(FileFacts? other) => ReferenceEquals(file, other);

    /// <summary>The same file, to which further globs fit.</summary>
    public FileHits With(SharedList<PathTerm> morePaths, SharedList<RuleSignal> moreSignals) => new(path, file, terms, facts, morePaths, moreSignals);

    /// <summary>The facts that fit a term; not to be changed.</summary>
    public Fact[] Of(FactTerm term) => terms.PlaceOf(term) is >= 0 and var place ? facts[place] : [];

    /// <summary>Whether the path fits a term.</summary>
    public bool Has(PathTerm term) => paths.Contains(term);
}
