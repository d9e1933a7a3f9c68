namespace RepoMaturity.Core.Facts;

/// <summary>What kind of thing a unit is.</summary>
public enum UnitKind
{
    /// <summary>A whole workflow of a CI system: what its triggers start.</summary>
    Workflow,

    /// <summary>A job of a CI system.</summary>
    Job,

    /// <summary>A target or task of a task runner (make, tox, npm scripts).</summary>
    Task,

    /// <summary>A declared pipeline of dependent steps, as a whole.</summary>
    Pipeline,

    /// <summary>One step of a declared pipeline.</summary>
    Stage,

    /// <summary>A script or module that can be run.</summary>
    Script,

    /// <summary>What building a container image runs.</summary>
    ImageBuild,

    /// <summary>What starting a container runs.</summary>
    EntryPoint,

    /// <summary>A service that is kept running.</summary>
    Service,

    /// <summary>What a module does only when it is run by itself, not when it is imported.</summary>
    MainBlock,

    /// <summary>A function, class or graph of tasks of a module: what happens only when somebody calls or starts it.</summary>
    Function,
}
