using System.Collections.Immutable;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Shell;

/// <summary>One command without wrappers: its words, where it stands, and the way to write what it says.</summary>
internal sealed class CommandLine(IReadOnlyList<string> words, Position position, CommandPlace place, CommandContext context)
{
    public IReadOnlyList<string> Words => words;

    public string Program => words[0];

    public Position Position => position;

    public CommandContext Context => context;

    /// <summary>The words as people read them.</summary>
    public string Text { get; } = CommandText.Join(words, context.ScriptFolder);

    /// <summary>The word at an index; null behind the end.</summary>
    public string? Word(int index) => index < words.Count ? words[index] : null;

    /// <summary>Whether a word after the program is one of these.</summary>
    public bool Has(params ReadOnlySpan<string> any)
    {
        for (var i = 1; i < words.Count; i++)
        {
            if (any.Contains(words[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The values of an option in the order written: as the next word, after an equals sign, or joined to one letter.</summary>
    public IEnumerable<string> Values(string letter, string name)
    {
        for (var i = 1; i < words.Count; i++)
        {
            var word = words[i];
            if ((word == letter || word == name) && i + 1 < words.Count)
            {
                yield return words[++i];
            }
            else if (name.Length > 0 && word.Length > name.Length && word[name.Length] == '=' && word.StartsWith(name, StringComparison.Ordinal))
            {
                yield return word[(name.Length + 1)..];
            }
            else if (letter.Length == 2 && word.Length > 2 && word[1] == letter[1] && word[0] == '-')
            {
                yield return word[2..].TrimStart('=');
            }
        }
    }

    /// <summary>The last value of an option; null when it is not given.</summary>
    public string? Value(string letter, string name) => Values(letter, name).LastOrDefault();

    /// <summary>The words from an index that are neither options nor their values.</summary>
    public IEnumerable<string> Operands(int from, HashSet<string> valued)
    {
        for (var i = from; i < words.Count; i++)
        {
            if (words[i] is not ['-', _, ..])
            {
                yield return words[i];
            }
            else if (valued.Contains(words[i]))
            {
                i++;
            }
        }
    }

    /// <summary>Writes a reference to a file or folder.</summary>
    public void AddPath(string kind, string path, bool byTestRunner = false, params ImmutableArray<Argument> arguments)
    {
        var (folder, target) = context.Locate?.Invoke(path) is { } located ? (null, located) : place.Locate(path, context.ScriptFolder);
        context.Facts.Add(new Reference(kind, target, position, context.Scope)
        {
            Folder = folder,
            Text = context.Prefix + Text,
            ByTestRunner = byTestRunner,
            Arguments = arguments,
        });
    }

    /// <summary>Writes a reference to something that is named, not a path.</summary>
    /// <param name="into">Folder that the command itself changes into; null for none.</param>
    public void AddName(string kind, string name, string? into = null, params ImmutableArray<Argument> arguments)
    {
        var at = into is null ? place : place.At(into, context.ScriptFolder);
        context.Facts.Add(new Reference(kind, name, position, context.Scope)
        {
            Folder = at.Folder,
            Text = context.Prefix + Text,
            ByTestRunner = kind == ReferenceKinds.Tests,
            Arguments = at is { Folder: null, Below.Length: > 0 } ? arguments.Add(new Argument(ReferencePaths.Below, at.Below)) : arguments,
        });
    }

    public void Add(FactKind kind, string name, string? value) => context.Facts.Add(new Fact(kind, name, position, value, context.Scope));
}
