using System.Text.RegularExpressions;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Tests.Plans;

/// <summary>Does to files what a step of a plan says, as its reader would.</summary>
internal static class ChangedFiles
{
    /// <summary>The files after the change.</summary>
    public static Dictionary<string, string> After(IReadOnlyDictionary<string, string> files, Change change)
    {
        var after = new Dictionary<string, string>(files, StringComparer.Ordinal);
        after[change.File] = Changed(files.GetValueOrDefault(change.File), change);
        return after;
    }

    /// <summary>The text of the file after the change.</summary>
    public static string Changed(string? before, Change change)
    {
        if (before is null)
        {
            return change.Edit is StepEdit.Create or StepEdit.Append ? change.Snippet : throw new AssertionException($"{change.File} is not there to be changed.");
        }

        return change.Edit switch
        {
            StepEdit.Create => throw new AssertionException($"{change.File} is there already."),
            StepEdit.Append => before.TrimEnd('\n') + "\n\n" + change.Snippet,
            StepEdit.Imports => BehindImports(before, change.Snippet),
            _ => Under(before, change.Under!, change.Snippet),
        };
    }

    private static string BehindImports(string before, string snippet)
    {
        var lines = before.Split('\n').ToList();
        var last = 0;
        var depth = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var isImport = Regex.IsMatch(lines[i], @"^(import|from)\s");
            if (isImport || depth > 0)
            {
                depth += lines[i].Count(character => character == '(') - lines[i].Count(character => character == ')');
                last = i + 1;
            }
            else if (Regex.IsMatch(lines[i], @"^(def|class|@|if)\b"))
            {
                break;
            }
        }

        lines.InsertRange(last, snippet.TrimEnd('\n').Split('\n'));
        return string.Join('\n', lines);
    }

    /// <summary>A key with one value or a list on its line becomes a mapping first, as <c>on: [push]</c> must to take a schedule.</summary>
    private static string Under(string before, string key, string snippet)
    {
        var lines = before.Split('\n').ToList();
        var at = lines.FindIndex(line => Regex.IsMatch(line, $"""^["']?{Regex.Escape(key)}["']?\s*:"""));
        if (at < 0)
        {
            throw new AssertionException($"There is no '{key}:' at the top.");
        }

        var inline = Regex.Replace(lines[at][(lines[at].IndexOf(':', StringComparison.Ordinal) + 1)..], "#.*$", string.Empty).Trim();
        if (inline.Length > 0)
        {
            lines[at] = key + ":";
            lines.InsertRange(at + 1, inline.Trim('[', ']').Split(',').Select(word => $"  {word.Trim()}:"));
        }

        var child = lines.Skip(at + 1).FirstOrDefault(line => line.Trim().Length > 0 && !line.TrimStart().StartsWith('#'));
        var indent = child is null ? 2 : child.Length - child.TrimStart().Length;
        lines.InsertRange(at + 1, snippet.TrimEnd('\n').Split('\n').Select(line => line.Length == 0 ? line : new string(' ', indent) + line));
        return string.Join('\n', lines);
    }
}
