using System.Diagnostics;
using System.Text;
using RepoMaturity.Tests.Architecture;
using RepoMaturity.Tests.Git;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Hostile;

/// <summary>The file by which a step of the action answers its runner (GITHUB_OUTPUT), written by the function that all steps write it with.</summary>
[Platform(Exclude = "Win", Reason = "The steps are shell scripts; on Windows they run in a shell that a test would have to find.")]
internal sealed class ActionOutputTests
{
    private const int DelimiterLength = 32;

    [Test]
    public void No_value_ends_an_answer_early_or_adds_a_second_one()
    {
        // A variable of the environment holds no NUL and no half of a pair, and a shell takes no line ends at the end of a value away from it.
        string[] values = [.. HostileTexts.All.Select(text => text.Replace("\0", string.Empty, StringComparison.Ordinal).Replace("\ud800", string.Empty, StringComparison.Ordinal))];
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo("bash", ["-c", ". \"$COMMON\"; for ((i = 0; i < COUNT; i++)); do name=V$i; output \"answer$i\" \"${!name}\"; done"]) { RedirectStandardError = true };
        start.Environment["COMMON"] = SourceTree.At(".github/action/common.sh");
        start.Environment["GITHUB_OUTPUT"] = folder["answers"];
        start.Environment["COUNT"] = $"{values.Length}";
        for (var i = 0; i < values.Length; i++)
        {
            start.Environment[$"V{i}"] = values[i];
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, error);
        var (answers, delimiters) = Read(File.ReadAllText(folder["answers"], new UTF8Encoding(false)));
        Assert.That(answers.Select(answer => answer.Name), Is.EqualTo(values.Select((_, i) => $"answer{i}")));
        Assert.That(answers.Select(answer => answer.Value), Is.EqualTo(values));
        Assert.That(delimiters, Is.Unique.And.All.Length.EqualTo(DelimiterLength));
    }

    /// <summary>As a runner reads it.</summary>
    private static (List<(string Name, string Value)> Answers, List<string> Delimiters) Read(string text)
    {
        var (answers, delimiters) = (new List<(string Name, string Value)>(), new List<string>());
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length - 1; i++)
        {
            var begin = lines[i].Split("<<", 2);
            Assert.That(begin, Has.Length.EqualTo(2), lines[i]);
            var end = Array.IndexOf(lines, begin[1], i + 1);
            Assert.That(end, Is.Positive, lines[i]);
            answers.Add((begin[0], string.Join('\n', lines[(i + 1)..end])));
            delimiters.Add(begin[1]);
            i = end;
        }

        return (answers, delimiters);
    }
}
