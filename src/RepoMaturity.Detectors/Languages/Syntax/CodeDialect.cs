using System.Collections.Frozen;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Languages.Syntax;

/// <summary>How the tokens of a language are spelt.</summary>
/// <param name="LineComment">What begins a comment that ends with the line.</param>
/// <param name="Keywords">Words that are no names and stand before other things: passed over.</param>
/// <param name="Symbols">Operators of more than one character.</param>
internal sealed record CodeDialect(string LineComment, FrozenSet<string> Keywords, FrozenSet<string> Symbols)
{
    /// <summary>Characters in names beside letters, digits and underscores.</summary>
    public string NameCharacters { get; init; } = string.Empty;

    public bool HasBlockComments { get; init; } = true;

    /// <summary>Whether lines that begin with <c>#</c> are for a preprocessor.</summary>
    public bool HasDirectives { get; init; }

    /// <summary>Whether a single quote begins a character, not a text.</summary>
    public bool HasCharacters { get; init; }

    /// <summary>Whether three quotes begin a text without escapes.</summary>
    public bool HasLongTexts { get; init; }

    /// <summary>Whether <c>@"..."</c> and <c>$"..."</c> are texts.</summary>
    public bool HasMarkedTexts { get; init; }

    /// <summary>Whether texts between backticks are templates, and a slash may begin a pattern.</summary>
    public bool IsJavaScript { get; init; }

    /// <summary>Whether it is R: texts run over lines, <c>r"(...)"</c> has no escapes, names may stand in backticks.</summary>
    public bool IsR { get; init; }

    public static CodeDialect R { get; } = new(
        "#",
        Set("if else for while repeat in next break TRUE FALSE NULL NA Inf NaN"),
        Set("<- <<- -> ->> |> :: ::: == != <= >= && || := ..."))
    {
        NameCharacters = ".",
        HasBlockComments = false,
        IsR = true,
    };

    public static CodeDialect CSharp { get; } = new(
        "//",
        Set("using namespace public private protected internal static readonly sealed abstract virtual override async await return var const ref out in params if else for foreach while do switch case default break "
            + "continue try catch finally throw lock yield unsafe extern volatile partial required file when and or not is as this base null true false goto checked unchecked fixed stackalloc sizeof "
            + "get set init add remove value where select from let join into orderby group by ascending descending on equals"),
        Set("=> == != <= && || ?? ??= ?. :: ++ -- += -= *= /= ->"))
    {
        HasDirectives = true,
        HasCharacters = true,
        HasLongTexts = true,
        HasMarkedTexts = true,
    };

    public static CodeDialect JavaScript { get; } = new(
        "//",
        Set("return await async yield typeof void delete if else for while do switch case default break continue try catch finally throw in of instanceof null undefined true false this super export "
            + "public private protected static readonly declare abstract override debugger with"),
        Set("=> == === != !== <= >= && || ?? ??= ?. ++ -- += -= *= /= ... **"))
    {
        NameCharacters = "$",
        IsJavaScript = true,
    };

    /// <summary>Java, Kotlin and Scala.</summary>
    public static CodeDialect Jvm { get; } = new(
        "//",
        Set("public private protected internal static final abstract sealed open override implicit lazy inline suspend data inner companion native synchronized transient volatile default strictfp return "
            + "if else for while do switch case break continue try catch finally throw throws match yield null true false this super instanceof in is as when assert given using var"),
        Set("=> -> == != <= && || ?: ?. !! :: ++ -- += -= *= /= <-"))
    {
        NameCharacters = "$",
        HasCharacters = true,
        HasLongTexts = true,
    };

    private static FrozenSet<string> Set(string words) => WordSet.Of(words).ToFrozenSet(StringComparer.Ordinal);
}
