namespace RepoMaturity.Core.Facts;

/// <summary>
/// What a fact says. The kinds are the vocabulary of rules: <c>call: mlflow.log_metric</c> in a rule matches facts of kind
/// <see cref="Call"/>. In each line below: what <see cref="Fact.Name"/> is, then what <see cref="Fact.Value"/> is.
/// </summary>
public enum FactKind
{
    /// <summary>A declared dependency. Name: normalised package name; value: version constraint as written, or null when free.</summary>
    Dependency,

    /// <summary>An imported module or package. Name: absolute dotted name (<c>sklearn.ensemble</c>); for a name imported from a module, module and name.</summary>
    Import,

    /// <summary>
    /// A call. Name: the dotted name that imports and assignments of the file resolve it to (<c>mlflow.log_metric</c>); a method of an object
    /// made by a known class is <c>module.Class.method</c>; where the receiver is unknown, <c>?.method</c>; a function of the file or a builtin, its bare
    /// name. Value: the first positional argument if it is a constant text. Arguments: the keyword arguments.
    /// </summary>
    Call,

    /// <summary>A function or class defined here. Name: its name; value: <c>function</c> or <c>class</c>.</summary>
    Definition,

    /// <summary>A base class. Name: resolved dotted name; value: the class that has it.</summary>
    Base,

    /// <summary>A decorator. Name: resolved dotted name; value: what it stands on. Arguments as for a call.</summary>
    Decorator,

    /// <summary>An error raised or an assertion. Name: resolved name of the error, or <c>assert</c>; value: null.</summary>
    Raise,

    /// <summary>A constant that a module assigns at its top level. Name: the variable; value: its text.</summary>
    Constant,

    /// <summary>A key of a configuration document, to a small depth. Name: dotted path without indexes (<c>tool.ruff</c>); value: the scalar, or null.</summary>
    Key,

    /// <summary>A command that something runs, wrappers removed. Name: the words joined by one space; value: null.</summary>
    Command,

    /// <summary>An action or shared step of a CI system. Name: <c>owner/name[/path]</c> or its task name; value: version. Arguments: its inputs.</summary>
    Action,

    /// <summary>A container image that is used. Name: image without tag; value: tag or digest.</summary>
    Image,

    /// <summary>A declared resource. Name: <c>apiVersion/Kind</c> or resource type; value: its name.</summary>
    Resource,

    /// <summary>A hook of a hook manager. Name: hook id; value: repository of the hook.</summary>
    Hook,

    /// <summary>A heading of a text document. Name: its text in lower case; value: <c>code</c> when a code block or a list of steps stands under it, else null.</summary>
    Heading,

    /// <summary>
    /// How a README opens. Name: its first sentences in lower case, cut to 1,500 characters; value: null. It says what kind of repository this wants to be, and proves no practice.
    /// </summary>
    Description,

    /// <summary>An attribute given to paths. Name: the attribute (<c>filter=lfs</c>); value: the pattern of paths.</summary>
    Attribute,

    /// <summary>A step of a declared pipeline. Name: its name; value: the command or function it runs, or null.</summary>
    Stage,

    /// <summary>A trigger of a unit. Name: <c>push</c>, <c>pull-request</c>, <c>schedule</c>, <c>event</c>, <c>manual</c>; value: its detail.</summary>
    Trigger,

    /// <summary>A setting of an environment in which things run (GitHub environments, protected stages). Name: the environment; value: null.</summary>
    Environment,
}
