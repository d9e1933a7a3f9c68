using System.Collections.Immutable;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Languages.Syntax;

namespace RepoMaturity.Detectors.Languages;

/// <summary>Reads the arguments of a call, as far as constants show them.</summary>
internal static class CodeArguments
{
    private const int Most = 64;

    /// <summary>The starts and ends of the arguments between two brackets.</summary>
    public static IEnumerable<(int From, int To)> Split(CodeToken[] tokens, int open, int close)
    {
        var from = open + 1;
        for (var i = from; i < close; i++)
        {
            if (tokens[i].Kind == CodeTokenKind.Open)
            {
                i = Math.Min(tokens[i].Partner, close);
            }
            else if (tokens[i].Is(","))
            {
                yield return (from, i);
                from = i + 1;
            }
        }

        if (from < close)
        {
            yield return (from, close);
        }
    }

    /// <summary>The first argument, when it is a constant text.</summary>
    public static string? First(CodeToken[] tokens, int open, int close)
    {
        var from = open + 1;
        return from < close && tokens[from].Kind == CodeTokenKind.Text && (from + 1 == close || tokens[from + 1].Is(",")) ? tokens[from].Text : null;
    }

    /// <summary>The named arguments: <c>name: value</c>, <c>name = value</c>, and the keys of an object that is an argument.</summary>
    public static ImmutableArray<Argument> Named(CodeToken[] tokens, int open, int close)
    {
        var found = ImmutableArray.CreateBuilder<Argument>();
        foreach (var (from, to) in Split(tokens, open, close))
        {
            if (tokens[from].Opens("{"))
            {
                AddEach(tokens, from, Math.Min(tokens[from].Partner, to), found);
            }
            else if (to - from > 2 && tokens[from].Kind is CodeTokenKind.Name or CodeTokenKind.Text && (tokens[from + 1].Is(":") || tokens[from + 1].Is("=")))
            {
                Add(tokens, from, to, found);
            }
        }

        return found.ToImmutable();
    }

    /// <summary>The keys of an object.</summary>
    public static ImmutableArray<Argument> Keys(CodeToken[] tokens, int open, int close)
    {
        var found = ImmutableArray.CreateBuilder<Argument>();
        AddEach(tokens, open, close, found);
        return found.ToImmutable();
    }

    private static void AddEach(CodeToken[] tokens, int open, int close, ImmutableArray<Argument>.Builder found)
    {
        foreach (var (from, to) in Split(tokens, open, close))
        {
            if (tokens[from].Kind is CodeTokenKind.Name or CodeTokenKind.Text)
            {
                Add(tokens, from, to, found);
            }
        }
    }

    private static void Add(CodeToken[] tokens, int from, int to, ImmutableArray<Argument>.Builder found)
    {
        if (found.Count < Most)
        {
            var isConstant = to - from == 3 && (tokens[from + 2].Kind is CodeTokenKind.Text or CodeTokenKind.Number || tokens[from + 2].Text is "true" or "false" or "TRUE" or "FALSE");
            found.Add(new Argument(tokens[from].Text, isConstant ? tokens[from + 2].Text : null));
        }
    }
}
