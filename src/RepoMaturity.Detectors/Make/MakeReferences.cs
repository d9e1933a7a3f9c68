namespace RepoMaturity.Detectors.Make;

/// <summary>Kinds of reference of the task runners. Target of each: the name of the task; empty for the default one.</summary>
internal static class MakeReferences
{
    /// <summary>A recipe of a justfile.</summary>
    public const string Recipe = "just-recipe";

    /// <summary>A task of a Taskfile, or one of taskipy, which has a program of the same name.</summary>
    public const string Task = "taskfile-task";

    /// <summary>A makefile that another one includes. Target: its path.</summary>
    public const string Include = "make-include";

    /// <summary>An environment of tox.</summary>
    public const string ToxEnvironment = "tox-environment";

    /// <summary>A session of nox.</summary>
    public const string NoxSession = "nox-session";

    /// <summary>A task of Invoke.</summary>
    public const string InvokeTask = "invoke-task";

    /// <summary>A task of doit.</summary>
    public const string DoitTask = "doit-task";

    /// <summary>A task of Poe the Poet.</summary>
    public const string PoeTask = "poe-task";

    /// <summary>A script of PDM.</summary>
    public const string PdmScript = "pdm-script";

    /// <summary>A script of Rye.</summary>
    public const string RyeScript = "rye-script";

    /// <summary>A script of an environment of Hatch. Target: <c>environment:script</c>, or the script alone.</summary>
    public const string HatchScript = "hatch-script";

    /// <summary>A task of pixi.</summary>
    public const string PixiTask = "pixi-task";

    /// <summary>A task of mise.</summary>
    public const string MiseTask = "mise-task";

    /// <summary>A script of a Pipfile.</summary>
    public const string PipenvScript = "pipenv-script";

    /// <summary>A local hook of pre-commit.</summary>
    public const string Hook = "local-hook";
}
