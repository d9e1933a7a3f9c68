using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Make;

/// <summary>The task runners, and where each keeps its tasks.</summary>
internal static class TaskRunners
{
    /// <summary>What the ids of tox environments begin with.</summary>
    public const string Tox = "tox:";

    /// <summary>What the ids of nox sessions begin with.</summary>
    public const string Nox = "session:";

    /// <summary>What the ids of Invoke's tasks begin with.</summary>
    public const string Invoke = "task:";

    /// <summary>What the ids of doit's tasks begin with.</summary>
    public const string Doit = "doit:";

    /// <summary>What the ids of Poe's tasks begin with.</summary>
    public const string Poe = "poe:";

    /// <summary>What the ids of PDM's scripts begin with.</summary>
    public const string Pdm = "pdm:";

    /// <summary>What the ids of Rye's scripts begin with.</summary>
    public const string Rye = "rye:";

    /// <summary>What the ids of taskipy's tasks begin with.</summary>
    public const string Taskipy = "taskipy:";

    /// <summary>What the ids of Hatch's scripts begin with; the environment and a colon follow.</summary>
    public const string Hatch = "hatch:";

    /// <summary>What the ids of pixi's tasks begin with.</summary>
    public const string Pixi = "pixi:";

    /// <summary>What the ids of mise's tasks begin with.</summary>
    public const string Mise = "mise:";

    /// <summary>What the ids of local hooks begin with.</summary>
    public const string Hook = "hook:";

    /// <summary>All of them. Of two with one kind the second is tried where the first has no such task.</summary>
    public static IReadOnlyList<TaskRunner> All { get; } =
    [
        new(MakeReferences.Recipe, "target:", "justfile", "Justfile", ".justfile") { Default = null },
        new(MakeReferences.Task, "target:", "Taskfile.yml", "Taskfile.yaml", "taskfile.yml", "taskfile.yaml", "Taskfile.dist.yml", "Taskfile.dist.yaml") { Default = "default" },
        new(MakeReferences.Task, Taskipy, "pyproject.toml"),
        new(MakeReferences.ToxEnvironment, Tox, "tox.ini", "setup.cfg", "pyproject.toml", "tox.toml"),
        new(MakeReferences.NoxSession, Nox, "noxfile.py"),
        new(MakeReferences.InvokeTask, Invoke, "tasks.py", "tasks/__init__.py"),
        new(MakeReferences.DoitTask, Doit, "dodo.py"),
        new(MakeReferences.PoeTask, Poe, "pyproject.toml", "poe_tasks.toml"),
        new(MakeReferences.PdmScript, Pdm, "pyproject.toml"),
        new(MakeReferences.RyeScript, Rye, "pyproject.toml"),
        new(MakeReferences.HatchScript, Hatch, "pyproject.toml", "hatch.toml"),
        new(MakeReferences.PixiTask, Pixi, "pixi.toml", "pyproject.toml"),
        new(MakeReferences.MiseTask, Mise, "mise.toml", ".mise.toml", "mise/config.toml", ".mise/config.toml", ".config/mise.toml", ".config/mise/config.toml")
        {
            Default = "default", Folders = ["mise-tasks", ".mise-tasks", "mise/tasks", ".mise/tasks", ".config/mise/tasks"],
        },
        new(MakeReferences.PipenvScript, "script:", "Pipfile"),
        new(MakeReferences.Hook, Hook, ".pre-commit-config.yaml", ".pre-commit-config.yml"),
    ];

    /// <summary>
    /// The names under which a file may hold what a command names, the nearest first. Of each group of names all are meant that are there: an environment of tox that has no
    /// section of its own is made of the common one and of those of its parts.
    /// </summary>
    public static IEnumerable<string[]> Spellings(string kind, string name)
    {
        yield return [name];
        switch (kind)
        {
            case MakeReferences.ToxEnvironment:
                yield return ["testenv", .. name.Split('-')];
                break;
            case MakeReferences.NoxSession when name.AsSpan().IndexOfAny('(', '-') is > 0 and var end:
                // One run of a session for several interpreters or values: tests-3.12, tests(django='4').
                var bracket = name.IndexOf('(', StringComparison.Ordinal);
                yield return [name[..(bracket > 0 ? bracket : Math.Max(name.LastIndexOf('-'), end))]];
                break;
            case MakeReferences.InvokeTask:
                yield return [name.Replace('_', '-')];
                break;
            case MakeReferences.HatchScript:
                yield return ["default:" + name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..]];
                break;
        }
    }

    /// <summary>The unit of a task, and nothing of a file that is not its own.</summary>
    public static bool IsTask(this Unit unit, TaskRunner runner) => unit.Kind == UnitKind.Task && unit.Id.StartsWith(runner.Prefix, StringComparison.Ordinal);
}
