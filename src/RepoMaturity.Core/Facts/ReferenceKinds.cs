namespace RepoMaturity.Core.Facts;

/// <summary>
/// The kinds of reference that detectors and resolvers share. A new format may use a kind of its own: detector and resolver agree on the word.
/// </summary>
public static class ReferenceKinds
{
    /// <summary>A file that is run. Target: its path, relative to <see cref="Reference.Folder"/>.</summary>
    public const string Script = "script";

    /// <summary>
    /// A script that a variable of the environment names: run by the program that reads the variable. Target: its path; the argument <c>variable</c> is the name.
    /// </summary>
    public const string EnvironmentScript = "environment-script";

    /// <summary>
    /// A Python module that is run by name (<c>python -m churn.train</c>), or only loaded for something in it (<c>app.main:app</c>): then <see cref="CalledObject"/> or
    /// <see cref="Application"/> tells what. Target: dotted name of the module.
    /// </summary>
    public const string Module = "module";

    /// <summary>A Python import. Target: dotted name, with leading dots where it is relative; the imported names are the names of the arguments.</summary>
    public const string Import = "import";

    /// <summary>
    /// What a part of a Python module mentions of itself and of others: each argument is a dotted name that an import leads to; one without a name has a definition of
    /// the module itself as its value; one with both mentions its value where the name belongs to the repository. Target: empty.
    /// </summary>
    public const string Mentions = "python-mentions";

    /// <summary>A make target. Target: its name; empty for the default one.</summary>
    public const string MakeTarget = "make-target";

    /// <summary>A DVC stage. Target: its name; empty for the whole pipeline.</summary>
    public const string DvcStage = "dvc-stage";

    /// <summary>An image that is built. Target: path of the Dockerfile.</summary>
    public const string ImageBuild = "image-build";

    /// <summary>A container that is started from an image of this repository. Target: path of the Dockerfile, or the name of the image.</summary>
    public const string ContainerRun = "container-run";

    /// <summary>Another workflow or job in this repository that this one starts. Target: its path, <c>#</c> and a unit id for a unit of it.</summary>
    public const string Unit = "unit";

    /// <summary>A console command that a Python package of this repository installs. Target: the command.</summary>
    public const string ConsoleScript = "console-script";

    /// <summary>Name of the argument of a module or script that is loaded and from which one object is called: its value, or null for any of them.</summary>
    public const string CalledObject = "object";

    /// <summary>Name of the argument of a module or script that is loaded for an application: what is registered on it is called.</summary>
    public const string Application = "application";

    /// <summary>Name of the argument of a module, script or console command that is run: the word behind it, where that may name one of its commands.</summary>
    public const string Subcommand = "subcommand";

    /// <summary>Files that a test runner collects. Target: a folder or file; empty for the runner's default.</summary>
    public const string Tests = "tests";

    /// <summary>The end of another workflow that starts this one. Target: the name of that workflow.</summary>
    public const string AfterWorkflow = "after-workflow";

    /// <summary>Something that lies outside this repository: the chain cannot be followed. Target: how the file names it.</summary>
    public const string Outside = "outside";
}
