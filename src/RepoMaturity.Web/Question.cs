using Microsoft.AspNetCore.Http;

namespace RepoMaturity.Web;

/// <summary>What is asked.</summary>
/// <param name="Name">What stands in the path behind the fixed part of it; empty where nothing does.</param>
/// <param name="Query">The parameters.</param>
/// <param name="KnownTag">What the client has already; null where it has nothing.</param>
internal sealed record Question(string Name, IQueryCollection Query, string? KnownTag)
{
    private const int LongestText = 500;

    /// <summary>A parameter; null where it is not given, or empty.</summary>
    public string? Text(string name) => Query[name] switch
    {
        [{ Length: > 0 and <= LongestText } text] => text,
        [] or [""] or [null] => null,
        _ => throw new BadQuestionException($"'{name}' is given once, in at most {LongestText} characters."),
    };

    /// <summary>A parameter that is a number; null where it is not given.</summary>
    public int? Number(string name, int least, int most) => Text(name) switch
    {
        null => null,
        var text when int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= least && number <= most => number,
        _ => throw new BadQuestionException($"'{name}' is a number from {least} to {most}."),
    };

    /// <summary>Whether the client has what has this tag.</summary>
    public bool Knows(string tag) => KnownTag is { } known && (known == "*" || known.Split(',').Any(each => each.Trim() == tag || each.Trim() == "W/" + tag));
}
