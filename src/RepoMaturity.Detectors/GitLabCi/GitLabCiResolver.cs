using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;

namespace RepoMaturity.Detectors.GitLabCi;

/// <summary>Connects a pipeline with the files of the repository that it includes.</summary>
public sealed class GitLabCiResolver : IResolver
{
    /// <inheritdoc/>
    public string Id => "gitlab-ci";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        foreach (var site in repository.References(GitLabCiDetector.Include))
        {
            foreach (var file in Included(repository, site.Reference.Target))
            {
                links.Connect(site, new UnitKey(file.Path, "workflow"));
            }
        }
    }

    private static IEnumerable<FileFacts> Included(RepositoryFacts repository, string target)
    {
        if (!target.Contains('*', StringComparison.Ordinal))
        {
            return repository[target] is { } file ? [file] : [];
        }

        return repository.Files.Where(file => file.FindUnit("workflow") is not null && Matches(target, file.Path));
    }

    /// <summary>Whether a path has the form of a pattern: a star stands for any characters of one folder, two stars for those of several.</summary>
    private static bool Matches(string pattern, string path)
    {
        // At a difference go back to the last star, which then takes one character more; where it may not, to the last two stars.
        var (at, i) = (0, 0);
        var (single, takenBySingle) = (-1, 0);
        var (twofold, takenByTwofold) = (-1, 0);
        while (i < path.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                if (at + 1 < pattern.Length && pattern[at + 1] == '*')
                {
                    (twofold, takenByTwofold, single) = (at, i, -1);
                    at += 2;
                }
                else
                {
                    (single, takenBySingle) = (at, i);
                    at++;
                }
            }
            else if (at < pattern.Length && pattern[at] == path[i])
            {
                at++;
                i++;
            }
            else if (single >= 0 && path[takenBySingle] != '/')
            {
                at = single + 1;
                i = ++takenBySingle;
            }
            else if (twofold >= 0)
            {
                (at, single) = (twofold + 2, -1);
                i = ++takenByTwofold;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(at).Trim('*').IsEmpty;
    }
}
