using System.Text;

namespace RepoMaturity.Detectors.Docker;

/// <summary>The constants that ARG and ENV set.</summary>
internal sealed class DockerConstants
{
    private const int LongestValue = 1000;

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    /// <summary>Takes an instruction: <c>ARG NAME=value</c>, <c>ENV NAME=value ...</c>, <c>ENV NAME value</c>.</summary>
    public void Take(string name, string rest)
    {
        if (name is not ("ARG" or "ENV"))
        {
            return;
        }

        var flat = rest.Replace("\\\n", " ", StringComparison.Ordinal).Trim();
        var equals = flat.IndexOf('=', StringComparison.Ordinal);
        var space = flat.IndexOf(' ', StringComparison.Ordinal);
        if (name == "ENV" && space > 0 && (equals < 0 || space < equals))
        {
            Set(flat[..space], flat[space..].Trim());
            return;
        }

        foreach (var word in flat.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = word.IndexOf('=', StringComparison.Ordinal);
            if (at > 0)
            {
                Set(word[..at], word[(at + 1)..].Trim('"', '\''));
            }
        }
    }

    /// <summary>A text with the constants in the place of their names.</summary>
    public string Expand(string text)
    {
        if (values.Count == 0 || !text.Contains('$', StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '$' || i + 1 >= text.Length)
            {
                result.Append(text[i]);
                continue;
            }

            var braced = text[i + 1] == '{';
            var start = i + (braced ? 2 : 1);
            var end = start;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
            {
                end++;
            }

            if (end == start || (braced && (end >= text.Length || text[end] != '}')) || !values.TryGetValue(text[start..end], out var value))
            {
                result.Append('$');
                continue;
            }

            result.Append(value);
            i = braced ? end : end - 1;
        }

        return result.ToString();
    }

    private void Set(string name, string value)
    {
        if (value.Length <= LongestValue)
        {
            values[name] = value;
        }
    }
}
