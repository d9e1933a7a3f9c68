using RepoMaturity.Core.Facts;

namespace RepoMaturity.Core.Rules;

/// <summary>The terms that fit one file.</summary>
internal sealed class FileHits
{
    private static readonly List<Fact> None = [];

    private readonly Dictionary<FactTerm, List<Fact>> facts;
    private readonly HashSet<PathTerm> paths;
    private readonly bool isOfPathAlone;

    public FileHits(string path, FileFacts? file)
    {
        Path = path;
        isOfPathAlone = file is null;
        File = file ?? FileFacts.Nothing(path);
        facts = new(ReferenceEqualityComparer.Instance);
        paths = new(ReferenceEqualityComparer.Instance);
    }

    private FileHits(FileHits other)
    {
        Path = other.Path;
        File = other.File;
        isOfPathAlone = other.isOfPathAlone;
        facts = other.facts;
        paths = new(other.paths, ReferenceEqualityComparer.Instance);
        Signals = other.Signals;
    }

    public string Path { get; }

    public FileFacts File { get; }

    /// <summary>The signals of which some speaking term fitted, in no certain order, each once.</summary>
    public List<RuleSignal> Signals { get; set; } = [];

    /// <summary>The terms that facts fitted.</summary>
    public Dictionary<FactTerm, List<Fact>>.KeyCollection FactTerms => facts.Keys;

    /// <summary>The terms that the path fitted.</summary>
    public HashSet<PathTerm> PathTerms => paths;

    /// <summary>Whether these are the hits of a file with these very facts, or of one that no detector claims.</summary>
    public bool IsOf(FileFacts? file) => file is null ? isOfPathAlone : ReferenceEquals(File, file);

    /// <summary>How many globs fitted.</summary>
    public int PathCount => paths.Count;

    /// <summary>The same hits, to which globs may be added.</summary>
    public FileHits ForMorePaths() => new(this);

    public void Add(FactTerm term, Fact fact)
    {
        if (!facts.TryGetValue(term, out var list))
        {
            facts.Add(term, list = []);
        }

        list.Add(fact);
    }

    public void Add(PathTerm term) => paths.Add(term);

    /// <summary>The facts that fitted a term; not to be changed.</summary>
    public List<Fact> Facts(FactTerm term) => facts.TryGetValue(term, out var list) ? list : None;

    public bool Has(PathTerm term) => paths.Contains(term);
}
