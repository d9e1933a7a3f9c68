using System.Collections.Immutable;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Core.Rules;

/// <summary>What a fact must be to fit: its kind, one of some names, and where given its value and arguments.</summary>
public sealed class FactTerm
{
    private readonly ImmutableArray<NamePattern> names;
    private readonly ImmutableArray<NamePattern> values;
    private readonly ImmutableArray<ArgumentTerm> arguments;
    private readonly ImmutableArray<string> without;
    private readonly NamePattern[][] commands;

    internal FactTerm(
        FactKind kind, ImmutableArray<NamePattern> names, ImmutableArray<NamePattern> values, ImmutableArray<ArgumentTerm> arguments, ImmutableArray<string> without)
    {
        Kind = kind;
        this.names = names;
        this.values = values;
        this.arguments = arguments;
        this.without = without;
        commands = kind == FactKind.Command ? [.. names.Select(name => name.Text.Split(' ').Select(word => new NamePattern(word)).ToArray())] : [];
    }

    /// <summary>Kind of fact.</summary>
    public FactKind Kind { get; }

    /// <summary>The patterns of names, of which one must fit.</summary>
    public IReadOnlyList<NamePattern> Names => names;

    /// <summary>The patterns of values, of which one must fit; none when any value does.</summary>
    internal ImmutableArray<NamePattern> Values => values;

    /// <summary>The arguments that must be given.</summary>
    internal ImmutableArray<ArgumentTerm> Arguments => arguments;

    /// <summary>The arguments of which none may be given.</summary>
    internal ImmutableArray<string> Without => without;

    /// <summary>Whether the fact fits. An import and an action fit from their beginning, an image from its end, a command by its words in order, all others as a whole.</summary>
    public bool Matches(Fact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return fact.Kind == Kind && MatchesName(fact.Name) && MatchesRest(fact);
    }

    /// <summary>Whether value and arguments of a fact fit whose name is known to.</summary>
    internal bool MatchesRest(Fact fact) => MatchesValue(fact.Value) && MatchesArguments(fact.Arguments);

    /// <summary>Whether a name fits the pattern at this place in <see cref="Names"/>.</summary>
    internal bool MatchesName(int pattern, string name) => Kind switch
    {
        FactKind.Command => MatchesWords(commands[pattern], name),
        FactKind.Import => MatchesPrefix(names[pattern], name, '.'),
        FactKind.Action => MatchesPrefix(names[pattern], name, '/'),
        FactKind.Image => MatchesSuffix(names[pattern], name),
        _ => names[pattern].Matches(name),
    };

    private bool MatchesName(string name)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (MatchesName(i, name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>mlflow</c> fits <c>mlflow.sklearn</c>.</summary>
    private static bool MatchesPrefix(NamePattern pattern, string name, char separator)
    {
        if (pattern.Matches(name))
        {
            return true;
        }

        for (var end = name.IndexOf(separator); end >= 0; end = name.IndexOf(separator, end + 1))
        {
            if (pattern.Matches(name.AsSpan(0, end)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>grafana/grafana</c> fits <c>docker.io/grafana/grafana</c>.</summary>
    private static bool MatchesSuffix(NamePattern pattern, string name)
    {
        if (pattern.Matches(name))
        {
            return true;
        }

        for (var slash = name.IndexOf('/'); slash >= 0; slash = name.IndexOf('/', slash + 1))
        {
            if (pattern.Matches(name.AsSpan(slash + 1)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The words of the pattern stand in the command in this order; the first is the program.</summary>
    private static bool MatchesWords(NamePattern[] pattern, string command)
    {
        var next = 0;
        foreach (var range in command.AsSpan().Split(' '))
        {
            if (pattern[next].Matches(command.AsSpan()[range]))
            {
                if (++next == pattern.Length)
                {
                    return true;
                }
            }
            else if (next == 0)
            {
                return false;
            }
        }

        return false;
    }

    private bool MatchesValue(string? value)
    {
        if (values.IsEmpty)
        {
            return true;
        }

        foreach (var pattern in values)
        {
            if (pattern.Matches(value ?? string.Empty))
            {
                return true;
            }
        }

        return false;
    }

    private bool MatchesArguments(ImmutableArray<Argument> given)
    {
        foreach (var term in arguments)
        {
            if (!IsGiven(term, given))
            {
                return false;
            }
        }

        foreach (var name in without)
        {
            foreach (var argument in given)
            {
                if (argument.Name == name)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool IsGiven(ArgumentTerm term, ImmutableArray<Argument> given)
    {
        foreach (var argument in given)
        {
            if (term.Matches(argument))
            {
                return true;
            }
        }

        return false;
    }
}
