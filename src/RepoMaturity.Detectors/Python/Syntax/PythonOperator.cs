namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>The operators that a reader must tell apart; the value of a bracket or separator is its character.</summary>
internal enum PythonOperator
{
    /// <summary>The token is no operator.</summary>
    None,

    /// <summary>Any operator between operands that needs no distinction.</summary>
    Other,

    /// <summary><c>:=</c></summary>
    Walrus,

    /// <summary><c>-&gt;</c></summary>
    Arrow,

    /// <summary><c>+=</c> and its like.</summary>
    Augmented,

    /// <summary><c>...</c></summary>
    Ellipsis,

    /// <summary><c>==</c></summary>
    Equality,

    /// <summary><c>(</c></summary>
    OpenParenthesis = '(',

    /// <summary><c>)</c></summary>
    CloseParenthesis = ')',

    /// <summary><c>[</c></summary>
    OpenBracket = '[',

    /// <summary><c>]</c></summary>
    CloseBracket = ']',

    /// <summary><c>{</c></summary>
    OpenBrace = '{',

    /// <summary><c>}</c></summary>
    CloseBrace = '}',

    /// <summary><c>,</c></summary>
    Comma = ',',

    /// <summary><c>.</c></summary>
    Dot = '.',

    /// <summary><c>:</c></summary>
    Colon = ':',

    /// <summary><c>;</c></summary>
    Semicolon = ';',

    /// <summary><c>=</c></summary>
    Assign = '=',

    /// <summary><c>@</c></summary>
    At = '@',

    /// <summary><c>*</c> and <c>**</c></summary>
    Star = '*',

    /// <summary><c>-</c></summary>
    Minus = '-',

    /// <summary><c>|</c></summary>
    Bar = '|',
}
