using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Shell;

/// <summary>Commands as people read them.</summary>
internal static class CommandText
{
    private const int Longest = 200;

    private static readonly HashSet<string> EnvironmentPrograms = WordSet.Of("python python3 pip pip3 pytest uvicorn gunicorn jupyter dvc");

    /// <summary>The words with one space between, secrets hidden, known places written as paths of the repository, cut to a readable length.</summary>
    public static string Join(IEnumerable<string> words, string? scriptFolder = null)
    {
        var text = Secrets.Join(words);
        if (text.AsSpan().IndexOfAny(ShellPlaces.Root, ShellPlaces.ScriptFolder, '\n') >= 0)
        {
            text = text.Replace(ShellPlaces.Root.ToString(), ".", StringComparison.Ordinal)
                .Replace(ShellPlaces.ScriptFolder.ToString(), scriptFolder is { Length: > 0 } ? scriptFolder : ".", StringComparison.Ordinal).Replace('\n', ' ');
        }

        return text.Length <= Longest ? text : text[..Longest];
    }

    /// <summary>The name by which a program is known: without the folder of the system or of an environment, one for all its spellings.</summary>
    public static string Program(string word)
    {
        var name = word.Length > 1 && word[0] == '$' ? OfVariable(word) : word;
        name = name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
        var last = RepositoryPath.Name(name);
        if (name.StartsWith('/') || (last.Length < name.Length && (EnvironmentPrograms.Contains(last) || name.Contains("venv/", StringComparison.Ordinal))))
        {
            // Of an absolute path to a script the whole is kept: an image has its files there.
            name = last.Contains('.', StringComparison.Ordinal) && !last.StartsWith("python", StringComparison.Ordinal) ? name : last;
        }

        return name switch
        {
            "py" or "pypy3" or "pypy" or "python3" or "pythonw" => "python",
            "gmake" => "make",
            _ when name.StartsWith("python", StringComparison.Ordinal) && IsVersion(name.AsSpan(6)) => "python",
            _ when name.StartsWith("pip", StringComparison.Ordinal) && IsVersion(name.AsSpan(3)) => "pip",
            _ => name,
        };
    }

    /// <summary>What a variable such as <c>${PYTHON}</c> stands for by its name.</summary>
    private static string OfVariable(string word)
    {
        var name = word.Trim('$', '{', '}', '(', ')').AsSpan();
        var dash = name.IndexOf(":-");
        name = dash < 0 ? name : name[..dash];
        return name switch
        {
            _ when Ends(name, "PYTHON") || Ends(name, "PYTHON3") || Ends(name, "PYTHON_INTERPRETER") || Ends(name, "PYTHON_BIN") => "python",
            _ when Ends(name, "PIP") || Ends(name, "PIP3") => "pip",
            _ when Ends(name, "PYTEST") => "pytest",
            _ when Ends(name, "DOCKER_COMPOSE") || Ends(name, "COMPOSE") => "docker-compose",
            _ when Ends(name, "DOCKER") => "docker",
            _ when Ends(name, "KUBECTL") => "kubectl",
            _ when Ends(name, "DVC") => "dvc",
            _ when Ends(name, "MAKE") => "make",
            _ => word,
        };
    }

    private static bool Ends(ReadOnlySpan<char> name, string ending) =>
        name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && (name.Length == ending.Length || name[^(ending.Length + 1)] == '_');

    private static bool IsVersion(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiDigit(character) && character != '.')
            {
                return false;
            }
        }

        return true;
    }
}
