using System.Globalization;
using RepoMaturity.Core.Documents;

namespace RepoMaturity.Core.Rules;

/// <summary>A node of a rule file while it is read: every access checks, every mistake is noted with its line, and reading goes on.</summary>
internal sealed class RuleNode
{
    private readonly DocumentNode node;
    private readonly List<RuleProblem> problems;

    public RuleNode(string path, DocumentNode node, List<RuleProblem> problems)
    {
        Path = path;
        this.node = node;
        this.problems = problems;
    }

    public string Path { get; }

    public int Line => node.Line;

    public bool IsScalar => node.Kind == NodeKind.Scalar;

    public bool IsMapping => node.Kind == NodeKind.Mapping;

    public bool IsSequence => node.Kind == NodeKind.Sequence;

    public string? Scalar => node.Value;

    public IEnumerable<string> Keys => node.Entries.Select(entry => entry.Key);

    public bool Has(string key) => node[key] is not null;

    public void Fail(string message) => problems.Add(new RuleProblem(Path, node.Line, message));

    /// <summary>Notes a mistake at the line where a word stands first, as a key or a value; at the beginning where it stands nowhere.</summary>
    public void FailAt(string word, string message) => problems.Add(new RuleProblem(Path, LinesOf(node, word).FirstOrDefault(node.Line), message));

    /// <summary>Notes a mistake at the line where an id is given last.</summary>
    public void FailAtId(string id, string message) => problems.Add(new RuleProblem(Path, LinesOfId(node, id).LastOrDefault(node.Line), message));

    /// <summary>Notes keys that mean nothing here, and keys given twice.</summary>
    public void Expect(params ReadOnlySpan<string> keys)
    {
        if (!IsMapping)
        {
            Fail("Expected keys with values here.");
            return;
        }

        for (var i = 0; i < node.Entries.Count; i++)
        {
            var entry = node.Entries[i];
            if (!keys.Contains(entry.Key))
            {
                problems.Add(new RuleProblem(Path, entry.Line, $"Unknown key '{entry.Key}'.{Suggestion.For(entry.Key, keys)}"));
            }
            else if (IsBefore(i, entry.Key))
            {
                problems.Add(new RuleProblem(Path, entry.Line, $"The key '{entry.Key}' is given twice: keep one."));
            }
        }
    }

    private bool IsBefore(int end, string key)
    {
        for (var i = 0; i < end; i++)
        {
            if (node.Entries[i].Key == key)
            {
                return true;
            }
        }

        return false;
    }

    public RuleNode? Child(string key) => node[key] is { } child ? new RuleNode(Path, child, problems) : null;

    /// <summary>The values of all keys, as name and node.</summary>
    public IEnumerable<RuleEntry> Children() => node.Entries.Select(entry => new RuleEntry(entry.Key, new RuleNode(Path, entry.Value, problems)));

    /// <summary>The items of a sequence; of anything else the node itself.</summary>
    public IEnumerable<RuleNode> OneOrMany() => node.Kind == NodeKind.Sequence
        ? node.Items.Select(item => new RuleNode(Path, item, problems))
        : [this];

    /// <summary>The items of the sequence under a key; none when it is absent.</summary>
    public IEnumerable<RuleNode> Items(string key)
    {
        if (node[key] is not { } list)
        {
            return [];
        }

        if (list.Kind != NodeKind.Sequence)
        {
            problems.Add(new RuleProblem(Path, list.Line, $"'{key}' must be a list: begin each item with '- '."));
            return [];
        }

        return list.Items.Select(item => new RuleNode(Path, item, problems));
    }

    public string Text(string key)
    {
        if (OptionalText(key) is { Length: > 0 } text)
        {
            return text;
        }

        Fail($"'{key}' is missing: give it a text.");
        return string.Empty;
    }

    public string? OptionalText(string key)
    {
        if (node[key] is not { } value)
        {
            return null;
        }

        if (value.Kind != NodeKind.Scalar)
        {
            problems.Add(new RuleProblem(Path, value.Line, $"'{key}' must be one text."));
            return null;
        }

        return value.Value;
    }

    public IEnumerable<string> Texts(string key) => Child(key)?.OneOrMany().Select(item => item.AsText()).OfType<string>() ?? [];

    public string? AsText()
    {
        if (IsScalar)
        {
            return Scalar;
        }

        Fail("Expected a text here.");
        return null;
    }

    public int Integer(string key, int otherwise)
    {
        if (OptionalText(key) is not { } text)
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Child(key)!.Fail($"'{key}' must be a whole number.");
        return otherwise;
    }

    public double Fraction(string key)
    {
        if (OptionalText(key) is not { } text)
        {
            return 0;
        }

        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 1)
        {
            return number;
        }

        Child(key)!.Fail($"'{key}' must be a number from 0 to 1.");
        return 0;
    }

    public bool Flag(string key)
    {
        switch (OptionalText(key))
        {
            case null or "false":
                return false;
            case "true":
                return true;
            default:
                Child(key)!.Fail($"'{key}' must be true or false.");
                return false;
        }
    }

    public TWord Word<TWord>(string key, TWord otherwise)
        where TWord : struct, Enum => Child(key) is { } child ? child.AsWord<TWord>() ?? otherwise : otherwise;

    /// <summary>The word of an enumeration, in lower case.</summary>
    public TWord? AsWord<TWord>()
        where TWord : struct, Enum
    {
        var text = AsText();
        if (text is null)
        {
            return null;
        }

        if (Words.Find<TWord>(text) is { } word)
        {
            return word;
        }

        string[] words = [.. Enum.GetValues<TWord>().Select(Words.Of)];
        Fail($"'{text}' is not one of: {string.Join(", ", words)}.{Suggestion.For(text, words)}");
        return null;
    }

    private static IEnumerable<int> LinesOf(DocumentNode node, string word)
    {
        if (node.Kind == NodeKind.Scalar)
        {
            return node.Value == word ? [node.Line] : [];
        }

        return node.Items.SelectMany(item => LinesOf(item, word))
            .Concat(node.Entries.SelectMany(entry => (entry.Key == word ? [entry.Line] : Enumerable.Empty<int>()).Concat(LinesOf(entry.Value, word))));
    }

    private static IEnumerable<int> LinesOfId(DocumentNode node, string id) => node.Items.Concat(node.Entries.Select(entry => entry.Value))
        .SelectMany(inner => LinesOfId(inner, id))
        .Concat(node["id"] is { } own && own.Value == id ? [own.Line] : []).Order();
}
