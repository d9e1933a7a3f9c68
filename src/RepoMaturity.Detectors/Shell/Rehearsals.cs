using System.Buffers;

namespace RepoMaturity.Detectors.Shell;

/// <summary>Commands that only print what they would do: they run nothing.</summary>
internal static class Rehearsals
{
    /// <summary>Letters of make that stand without a value.</summary>
    private static readonly SearchValues<char> MakeLetters = SearchValues.Create("bBdeiknpqrRsStvw");

    public static bool Contains(IReadOnlyList<string> words)
    {
        // "--version" and "-h" before a word take it as their value in some programs.
        if (words.Count > 1 && words[^1] is "--version" or "-h" or "-V")
        {
            return words[0] is not ("bash" or "sh" or "zsh");
        }

        for (var i = 1; i < words.Count && words[i] != "--"; i++)
        {
            if (words[i] == "--help" || IsRehearsal(words[0], words[i], i))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsRehearsal(string program, string word, int index) => program switch
    {
        "make" => word is "--dry-run" or "--just-print" or "--recon" or "--question" || IsMakeLetters(word),
        "just" => word is "--dry-run" or "-n" or "--list" or "-l" or "--summary" or "--show" or "-s" or "--evaluate",
        "task" => word is "--dry" or "-n" or "--list" or "-l" or "--list-all" or "-a" or "--summary" or "--status",
        "dvc" => word is "--dry" or "--dry-run",
        "docker" or "docker-compose" => word == "--dry-run",
        "pytest" => word is "--collect-only" or "--co" or "--fixtures" or "--markers",
        "tox" => word is "-l" or "--listenvs" or "-a" or "--listenvs-all",
        "nox" => word is "-l" or "--list",
        "bash" or "sh" or "zsh" or "dash" => word == "-n" && index == 1,
        _ => false,
    };

    private static bool IsMakeLetters(string word) =>
        word is ['-', not '-', ..] && word.AsSpan(1).IndexOfAnyExcept(MakeLetters) < 0 && word.AsSpan(1).IndexOfAny('n', 'q') >= 0;
}
