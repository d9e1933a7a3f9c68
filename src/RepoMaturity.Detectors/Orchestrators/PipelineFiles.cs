namespace RepoMaturity.Detectors.Orchestrators;

/// <summary>References by which commands and calls run a pipeline that a file of its own declares.</summary>
internal static class PipelineFiles
{
    /// <summary>
    /// A pipeline that is run from its file. Target: the file, or the folder that holds it. The argument <see cref="Names"/> gives the names that the program
    /// looks for in a folder, <see cref="Unit"/> the part of the pipeline that is run; without one, or where the file has none such, all of it is run.
    /// </summary>
    public const string Kind = "pipeline-file";

    /// <summary>A unit that other files name by a key of its own, whatever file declares it. Target: the id of the unit.</summary>
    public const string NamedUnit = "pipeline-unit";

    /// <summary>
    /// A component of a pipeline that stands in a file of its own and that code loads. Target: the path of the file; empty where the code does not show it.
    /// </summary>
    public const string Component = "pipeline-component";

    /// <summary>Name of the argument with the names of files, joined by bars.</summary>
    public const string Names = "names";

    /// <summary>Name of the argument with the id of a unit.</summary>
    public const string Unit = "unit";

    /// <summary>The names that Ploomber looks for.</summary>
    public const string PloomberNames = "pipeline.yaml|pipeline.yml";

    /// <summary>Id of the unit that stands for the whole pipeline of a file.</summary>
    public const string Whole = "pipeline";
}
