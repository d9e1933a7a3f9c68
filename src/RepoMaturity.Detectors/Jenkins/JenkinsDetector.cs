using System.Buffers;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Jenkins;

/// <summary>
/// Reads Jenkins pipelines, declarative and scripted. The server keeps what starts them, and a push does as a rule. Other Groovy files are parts that a pipeline loads.
/// Syntax: the pipeline syntax reference of Jenkins.
/// </summary>
public sealed class JenkinsDetector : IDetector
{
    private const int LargestText = 512 * 1024;

    private static readonly SearchValues<string> StepWords = SearchValues.Create(["sh ", "sh(", "bat ", "pwsh ", "powershell ", "pipeline", "node"], StringComparison.Ordinal);

    /// <inheritdoc/>
    public string Id => "jenkins";

    /// <inheritdoc/>
    public string Summary => "Jenkins: pipelines, stages, steps, triggers, approvals and libraries";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Trigger, FactKind.Command, FactKind.Image];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return IsNamed(path) || path.EndsWith(".groovy", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public bool IsStarted(string path) => IsNamed(path);

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var text = file.Source.Text;
        if (text.Length > LargestText && IsNamed(file.Path))
        {
            facts.AddProblem(null, "Longer than a pipeline can be: it was not read.", Id);
        }

        if (text.Length > LargestText || !text.AsSpan().ContainsAny(StepWords))
        {
            return;
        }

        var script = GroovyReader.Read(text, out var cutAt);
        if (cutAt is { } line)
        {
            facts.AddProblem(line, "Nested deeper than the limit allows: what stands within was not read.", Id);
        }

        new JenkinsPipeline(script, facts).Read(isNamed: IsNamed(file.Path), isPlace: IsPlace(file.Path));
    }

    private static bool IsNamed(string path)
    {
        var name = RepositoryPath.Name(path);
        return (name.StartsWith("Jenkinsfile", StringComparison.OrdinalIgnoreCase) && !name.EndsWith(".md", StringComparison.Ordinal))
            || name.EndsWith(".jenkinsfile", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".Jenkinsfile", StringComparison.Ordinal);
    }

    /// <summary>Whether a folder or the file says that it is for Jenkins: a whole pipeline there is what a job of the server reads.</summary>
    private static bool IsPlace(string path) => path.Contains("jenkins", StringComparison.OrdinalIgnoreCase);
}
