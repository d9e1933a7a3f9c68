using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Shell;

/// <summary>What commands change for those after them: the folder, and variables.</summary>
internal sealed partial class ShellScanner
{
    private void ChangeFolder(List<string> words)
    {
        var target = words.Skip(1).FirstOrDefault(word => word == "-" || !word.StartsWith('-'));
        if (target == "-")
        {
            (folder, previousFolder) = (previousFolder, folder);
            return;
        }

        previousFolder = folder;
        folder = FolderFrom(folder, target);
    }

    private static string? FolderFrom(string? folder, string? target)
    {
        if (string.IsNullOrEmpty(target) || target[0] is '/' or '~' || target.AsSpan().IndexOfAny('$', '`', '*') >= 0
            || target.Contains("{{", StringComparison.Ordinal))
        {
            return null;
        }

        if (ShellPlaces.IsPlace(target[0]))
        {
            return target;
        }

        // A text that changes its folder without end would make longer and longer paths.
        return folder is null || folder.Length > 1000 ? null : RepositoryPath.Below(folder, target);
    }

    private void AssignAll(List<string> words)
    {
        foreach (var word in words.Skip(1))
        {
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && IsName(word.AsSpan(0, equals)))
            {
                State.Variables.Assign(word[..equals], word[(equals + 1)..]);
            }
        }
    }
}
