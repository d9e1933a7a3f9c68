using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.GitLabCi;

/// <summary>
/// The jobs of a file by name, and what they take from one another by <c>extends</c> and <c>!reference</c>. A small file can name others so often that following
/// each would never end, so the nodes looked at are counted.
/// </summary>
internal sealed class GitLabJobs
{
    private const int MostSteps = 1_000_000;
    private const int MostAncestors = 32;

    /// <summary>As deep as GitLab follows <c>!reference</c>.</summary>
    private const int MostReferences = 10;

    private static readonly string[] Keywords =
        ["default", "include", "stages", "variables", "workflow", "image", "services", "cache", "before_script", "after_script", "spec"];

    private readonly Dictionary<string, DocumentNode> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<(DocumentNode Rules, string? When), GitLabRules> rulesOf = [];
    private readonly DocumentNode root;
    private readonly FactWriter facts;
    private int steps;

    public GitLabJobs(DocumentNode root, FactWriter facts)
    {
        this.root = root;
        this.facts = facts;
        foreach (var entry in root.Entries)
        {
            byName[entry.Key] = entry.Value;
        }
    }

    /// <summary>The jobs of the file, hidden ones too; of several with the same key the last.</summary>
    public IEnumerable<MappingEntry> All => root.Entries.Where(entry =>
        entry.Value.Kind == NodeKind.Mapping && !Keywords.Contains(entry.Key, StringComparer.Ordinal) && ReferenceEquals(byName[entry.Key], entry.Value));

    /// <summary>What an entry of the file says: a job, or a keyword; null when there is none.</summary>
    public DocumentNode? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>A job, then the jobs that it extends in the same file, nearest first.</summary>
    public List<DocumentNode> Lineage(DocumentNode job)
    {
        var lineage = new List<DocumentNode>();
        var open = new Stack<DocumentNode>([job]);
        while (lineage.Count < MostAncestors && open.TryPop(out var next) && (lineage.Count == 0 || Count(next.Entries.Count)))
        {
            lineage.Add(next);
            if (next["extends"] is not { } parents)
            {
                continue;
            }

            // Of several, the last wins: it lies on top.
            foreach (var parent in parents.Kind == NodeKind.Sequence ? parents.Items.TakeLast(MostAncestors) : [parents])
            {
                if (parent.Value is { } name && byName.TryGetValue(name, out var node))
                {
                    open.Push(node);
                }
            }
        }

        return lineage;
    }

    /// <summary>The value of a key of a job or of one that it extends; null where none has it.</summary>
    public DocumentNode? Value(DocumentNode job, string key) => Lineage(job).Select(node => node[key]).FirstOrDefault(value => value is not null);

    /// <summary>When a job runs. Jobs that share long rules read them once.</summary>
    public GitLabRules Rules(DocumentNode job)
    {
        var lineage = Lineage(job);
        if (Own("rules") is not { Items.Count: > 0 } rules)
        {
            return GitLabRules.Of(Own);
        }

        var key = (rules, Own("when")?.Value);
        if (!rulesOf.TryGetValue(key, out var known))
        {
            rulesOf[key] = known = GitLabRules.Of(Own);
        }

        return known;

        DocumentNode? Own(string name) => lineage.Select(node => node[name]).FirstOrDefault(value => value is not null);
    }

    /// <summary>The lines of a script: nested lists are flattened, and <c>!reference [.job, script]</c> is what it names.</summary>
    public IEnumerable<DocumentNode> Lines(DocumentNode? script) => Lines(script, 0);

    /// <summary>Counts nodes that are looked at; false once there were too many.</summary>
    public bool Count(int more)
    {
        if (steps > MostSteps)
        {
            return false;
        }

        steps += more;
        if (steps > MostSteps)
        {
            facts.AddProblem(null, "Jobs name one another more often than the limit allows.", "gitlab-ci");
        }

        return steps <= MostSteps;
    }

    private IEnumerable<DocumentNode> Lines(DocumentNode? script, int references)
    {
        if (script is null || references > MostReferences || !Count(1 + ((script.Value?.Length ?? 0) / 64)))
        {
            return [];
        }

        return script switch
        {
            { Kind: NodeKind.Scalar } => [script],
            { Kind: NodeKind.Sequence, Tag: "!reference" } => Lines(Referenced(script), references + 1),
            _ => script.Items.SelectMany(item => Lines(item, references)),
        };
    }

    private DocumentNode? Referenced(DocumentNode reference)
    {
        var node = reference.Items is [{ Value: { } name }, ..] ? byName.GetValueOrDefault(name) : null;
        foreach (var key in reference.Items.Skip(1))
        {
            node = node is not null && key.Value is { } part && Count(node.Entries.Count) ? node[part] : null;
        }

        return node;
    }
}
