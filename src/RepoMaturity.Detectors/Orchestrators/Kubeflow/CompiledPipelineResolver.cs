using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Orchestrators.Kubeflow;

/// <summary>
/// Connects what submits a compiled pipeline by its file with the file that compiles it: the compiled one is seldom kept. They agree on its name.
/// </summary>
public sealed class CompiledPipelineResolver : IResolver
{
    private static readonly string[] Written = ["package_path", "output_file", "output_filename", "pipeline_filename"];
    private static readonly string[] Read = ["template_path", "pipeline_package_path", "pipeline_file", "job_spec_path", "package_file"];

    /// <inheritdoc/>
    public string Id => "compiled-pipelines";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        var compiled = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var submitted = new List<(FileFacts File, Fact Fact, string Name)>();
        foreach (var file in repository.Files)
        {
            foreach (var fact in file.Facts)
            {
                if (fact.Kind != FactKind.Call)
                {
                    continue;
                }

                if (fact.Name.EndsWith(".compile", StringComparison.Ordinal) && fact.Name.Contains("ompiler", StringComparison.Ordinal))
                {
                    if (NameIn(fact, Written) is { } name)
                    {
                        (compiled.TryGetValue(name, out var files) ? files : compiled[name] = []).Add(file.Path);
                    }
                }
                else if (IsSubmission(fact.Name) && (NameIn(fact, Read) ?? Compiled(fact.Value)) is { } name)
                {
                    submitted.Add((file, fact, name));
                }
            }
        }

        foreach (var (file, fact, name) in submitted)
        {
            foreach (var path in compiled.GetValueOrDefault(name, []).Where(path => path != file.Path).Distinct(StringComparer.Ordinal))
            {
                links.Connect(new Edge(UnitKey.Of(file, fact.Scope), UnitKey.File(path), fact.Position, $"submits {name}"));
            }
        }
    }

    private static bool IsSubmission(string name) => name[(name.LastIndexOf('.') + 1)..] is
        "PipelineJob" or "create_run_from_pipeline_package" or "create_recurring_run" or "run_pipeline" or "create_run_from_job_spec" or "create_schedule_from_job_spec"
        or "upload_pipeline" or "upload_pipeline_version";

    private static string? NameIn(Fact fact, string[] names) =>
        fact.Arguments.Where(argument => names.Contains(argument.Name, StringComparer.Ordinal)).Select(argument => Compiled(argument.Value)).FirstOrDefault(name => name is not null);

    /// <summary>The name of a file of a compiled pipeline, whatever folder it is written to.</summary>
    private static string? Compiled(string? path) => path is not null && RepositoryPath.Name(path) is { Length: > 5 } name
        && (YamlPath.IsYaml(name) || name.EndsWith(".json", StringComparison.Ordinal) || name.EndsWith(".zip", StringComparison.Ordinal) || name.EndsWith(".tar.gz", StringComparison.Ordinal))
        ? name : null;
}
