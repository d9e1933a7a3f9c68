using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Jenkins;

/// <summary>A call or block of a Groovy script, with or without arguments: <c>sh 'make'</c>, <c>stage('train') { ... }</c>, <c>when { branch 'main' }</c>.</summary>
/// <param name="name">Dotted name.</param>
/// <param name="line">Line of the name, from 1.</param>
internal sealed class GroovyCall(string name, int line)
{
    /// <summary>Dotted name.</summary>
    public string Name => name;

    /// <summary>Line of the name.</summary>
    public int Line => line;

    /// <summary>Whether it opens a block.</summary>
    public bool HasBlock { get; set; }

    /// <summary>Whether its block holds <c>false</c> and nothing else.</summary>
    public bool IsFalse { get; set; }

    /// <summary>Whether it is all that a block holds, not negated, and compared with nothing but a text.</summary>
    public bool IsAlone { get; set; }

    /// <summary>Texts and words among the arguments; those without a name have an empty one.</summary>
    public List<Argument> Arguments { get; } = [];

    /// <summary>Lines on which the arguments begin.</summary>
    public List<int> ArgumentLines { get; } = [];

    /// <summary>The calls in its block, and those in its arguments, in the order written.</summary>
    public List<GroovyCall> Inner { get; } = [];

    /// <summary>The first argument without a name; null when there is none.</summary>
    public string? First => Value(string.Empty);

    /// <summary>The argument with a name; null when it is not given.</summary>
    public string? Value(string argument) => Arguments.Find(given => given.Name == argument).Value;

    /// <summary>The line on which an argument begins.</summary>
    public int LineOf(string argument) => Arguments.FindIndex(given => given.Name == argument) is >= 0 and var index ? ArgumentLines[index] : line;

    /// <summary>The inner call with a name; null when there is none.</summary>
    public GroovyCall? Find(string call) => Inner.Find(inner => inner.Name == call);
}
