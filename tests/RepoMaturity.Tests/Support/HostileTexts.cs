namespace RepoMaturity.Tests.Support;

/// <summary>Texts that a stranger may write into names, paths and headings, so that whoever shows them obeys. Every encoder and every report is held against all of them.</summary>
internal static class HostileTexts
{
    /// <summary>What is an ordinary text for a person, and an order or a mark for a program.</summary>
    public static readonly string[] All =
    [
        // Terminals: colours, titles, links (OSC 8), clipboard (OSC 52), the eight-bit forms, carriage return, backspace, a bell.
        "a\u001b[31mb\u001b[2J", "\u001b]0;title\u0007", "\u001b]8;;https://evil.example\u001b\\click\u001b]8;;\u001b\\", "\u001b]52;c;ZXZpbA==\u0007", "\u009b31m\u009d0;x\u009c",
        "ok\rno", "abc\b\b\bxyz", "tab\there", "\u001bP+q544e\u001b\\", "\u007f\u0085",

        // What hides or turns the direction of writing: Trojan Source, no-width signs, tags, line separators.
        "\u202etxt.exe", "a\u2066b\u2069", "zero\u200bwidth\ufeff", "\U000E0041\U000E0042tags", "line\u2028par\u2029", "soft\u00adhyphen",

        // Lines that never were.
        "one\nStage 5: Kaizen\n", "cr\r\n# Heading",

        // Markdown and HTML.
        "[link](https://evil.example)", "![image](https://evil.example/x.png)", "<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "<!-- hidden", "</table></details>", "&lt;b&gt;&amp;",
        "a|b|c", "|", "`tick`", "``two`` `one`", "`", "```", "*bold* _em_ ~~gone~~ **x**", "# heading", "## heading ##", "- item", "+ item", "* item", "1. item", "2) item", "> quote", "---", "===",
        "    code", "- [x] task", "[ref]: https://evil.example", "[^1]", @"back\slash\", @"\", "$x^2$ $$y$$", "https://evil.example/a", "www.evil.example", "ftp://evil.example", "mailto:me@evil.example",
        "me@evil.example", "<https://evil.example>", "@octocat", "@org/team", "#12", "!12", "GH-12", "owner/name#12", "%12", "~bug", ":tada:", ":+1:", "{#id .class}", "%%x", "&copy;", "<br>",

        // Workflow commands of GitHub, Azure and TeamCity; files that a runner reads.
        "::set-output name=x::y", "::add-mask::a", "::stop-commands::x", "::error file=a,line=1::bad", " ::warning::x", "word ::debug::x", "\u3000::notice::x", "##[set-env name=PATH;]x", "##[error]bad",
        "a ##[group]b", "##vso[task.setvariable variable=x]y", "##teamcity[buildStatus]", "###[add-path]/x", "x=1\nPATH=/evil\n", "x<<EOF\ny\nEOF\nz=1",

        // Spreadsheets.
        "=cmd|' /C calc'!A0", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0", "\t=1+1", "\r=1+1", "=HYPERLINK(\"https://evil.example\";\"x\")", "a,b", "a;b", "say \"x\"",

        // JSON, YAML, shells, format strings of our own libraries.
        "\"},{\"level\":3,\"x\":\"", "\u0000nul", "{0}", "{{x}}", "{Path}", "%s%n", "[red]markup[/]", "[link=https://evil.example]x[/]", "$(id)", "${{ secrets.TOKEN }}", "' --x", "\ud800",
        "emoji \U0001F468\u200d\U0001F469",
    ];

    /// <summary>Words that are keys by how they begin; none of them is one.</summary>
    public static readonly string[] Keys =
    [
        "ghp_0123456789abcdefABCDEF0123456789abcd", "github_pat_11ABCDEFG0123456789_abcdefghijklmnop", "AKIAIOSFODNN7EXAMPL3", "xoxb-123456789012-abcdefghijkl", "glpat-0123456789abcdefghij",
        "hf_abcdefghij0123456789abcdefghij", "sk-abcdefghijklmnop0123456789",
    ];
}
