using RepoMaturity.Cli;
using RepoMaturity.Cli.Fleets;
using RepoMaturity.Tests.Architecture;
using RepoMaturity.Tests.Cli;
using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Docs;

/// <summary>
/// Does what a document tells a newcomer to do, in a folder of its own: copies fixtures, and runs the program in this process. What it does not know fails.
/// </summary>
internal sealed class Reader : IDisposable
{
    private const string Program = "dotnet run --project src/RepoMaturity.Cli -- ";
    private readonly TemporaryFolder folder = new();

    public Reader()
    {
        Copy("fixtures/manual-mlops/repo", folder["PATH"]);
        Copy("fixtures/manual-mlops/repo", folder["CHECKOUT"]);
        Copy("fixtures/manual-mlops/repo", folder["CLONES/manual"]);
        TestGit.Init(folder["CLONES/manual"]).Commit("start");
        TestGit.Init(folder["CHECKOUT"]).Commit("start");
    }

    /// <summary>Follows one command.</summary>
    /// <returns>What the program did; null for a command that is not the program's.</returns>
    public TestProgram? Follow(string command)
    {
        if (command.StartsWith(Program, StringComparison.Ordinal))
        {
            string[] words = [.. command[Program.Length..].Split(' ').Select(AsShellPasses)];
            if (words[0] == ServeCommand.Name)
            {
                // It serves until it is ended: ServeTests does both. Here its options are held against what it knows.
                var help = TestProgram.Run(ServeCommand.Name, "--help");
                Assert.That(words.Where(word => word.StartsWith("--", StringComparison.Ordinal) && !help.Output.Contains(word, StringComparison.Ordinal)), Is.Empty);
                return help;
            }

            return TestProgram.Run([.. words.Select(word => word == "PATH" && words[0] == "history" ? WithHistory() : Place(word))]);
        }

        switch (command.Split(' '))
        {
            case ["dotnet", "test"]:
                // What runs this test.
                return null;
            case ["dotnet", "publish", "src/RepoMaturity.Cli", "-p:PublishProfile=linux-x64"]:
                // .ci/run does it: it takes a minute, and a folder of its own.
                Assert.That(File.Exists(SourceTree.At("src/RepoMaturity.Cli/Properties/PublishProfiles/linux-x64.pubxml")), Is.True);
                return null;
            case ["cp", "-r", var from, var to]:
                Copy(from, Place(to));
                return null;
            default:
                throw new AssertionException($"Nobody tests the command '{command}' of the documentation.");
        }
    }

    /// <summary>Saves a file that the document shows.</summary>
    public void Save(string path, IEnumerable<string> lines) => folder.Write(path.StartsWith("../", StringComparison.Ordinal) ? path[3..] : path, string.Join('\n', lines) + "\n");

    /// <summary>The text of a file that a command wrote.</summary>
    public string Written(string path) => File.ReadAllText(folder[path]);

    public void Dispose() => folder.Dispose();

    private static void Copy(string from, string to)
    {
        var source = SourceTree.At(from);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>The repository of the reader with a commit: the others read it as a folder.</summary>
    private string WithHistory()
    {
        var place = folder["with-history"];
        if (!Directory.Exists(place))
        {
            Copy("fixtures/manual-mlops/repo", place);
            TestGit.Init(place).Commit("Begin");
        }

        return place;
    }

    /// <summary>What a shell makes of a word that somebody pastes: without quotes, <c>stage&lt;3</c> would read a file named 3.</summary>
    private static string AsShellPasses(string word)
    {
        if (word.Length > 1 && word[0] is '\'' or '"' && word[^1] == word[0])
        {
            return word[1..^1];
        }

        Assert.That(word.IndexOfAny(['<', '>', '|', '&', ';', '*', '?', '$', '(', ')', '\'', '"']), Is.LessThan(0), $"A shell takes '{word}' for something else: put it into quotes.");
        return word;
    }

    /// <summary>Words that name a place of the reader's machine become one of the folder; the rules are those of this repository.</summary>
    private string Place(string word) => word switch
    {
        "./rules" => SourceTree.At("rules"),
        "docs/catalogue" => SourceTree.At(word),
        "PATH" or "CHECKOUT" or "CLONES" or "my-rules" or "my-model" or "report.json" or "history.json" or "base.json" or "plan.md" or "results" or "results.jsonl" or "results.csv" or "copy" or "fleet.md" or "fleet.html" or "first" or "second" or "whole" => folder[word],
        _ when word.StartsWith("my-rules/", StringComparison.Ordinal) => folder[word],
        _ when word.StartsWith("../", StringComparison.Ordinal) => folder[word[3..]],
        _ when word.Split('=') is [var format, var file] && ReportTarget.FormatsOfAssessment.Contains(format) => $"{format}={folder[file]}",
        _ => word,
    };
}
