using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Manifests;

/// <summary>
/// Lines of a requirements file (https://pip.pypa.io/en/stable/reference/requirements-file-format/), wherever they stand: a file of their own, the pip part of an environment.
/// </summary>
internal static class RequirementLines
{
    /// <summary>Writes what one line says: a dependency, or a reference to a further file. Options are passed over.</summary>
    /// <param name="line">The line.</param>
    /// <param name="position">Its position.</param>
    /// <param name="path">Path of the file that it stands in.</param>
    /// <param name="facts">Takes what is found.</param>
    /// <param name="scope">Id of the unit that installs it; null for the file itself.</param>
    public static void Write(ReadOnlySpan<char> line, Position position, string path, FactWriter facts, string? scope = null)
    {
        var text = WithoutComment(line).Trim();
        if (TryOption(text, "-r", "--requirement", out var file) || TryOption(text, "-c", "--constraint", out file))
        {
            if (!file.IsEmpty && !file.Contains("://", StringComparison.Ordinal))
            {
                facts.Add(new Reference(ManifestReferences.Requirements, file.ToString(), position, scope)
                {
                    Folder = RepositoryPath.Folder(path),
                    Text = text.ToString(),
                });
            }

            return;
        }

        if (TryOption(text, "-e", "--editable", out var editable))
        {
            text = editable;
        }
        else if (text.StartsWith('-'))
        {
            return;
        }

        if (PythonRequirement.Parse(text) is { } requirement)
        {
            facts.Add(new Fact(FactKind.Dependency, requirement.Name, position, requirement.Specifier, scope));
        }
    }

    private static ReadOnlySpan<char> WithoutComment(ReadOnlySpan<char> line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '#' && (i == 0 || char.IsWhiteSpace(line[i - 1])))
            {
                return line[..i];
            }
        }

        return line;
    }

    private static bool TryOption(ReadOnlySpan<char> text, string brief, string full, out ReadOnlySpan<char> value)
    {
        var length = text.StartsWith(full, StringComparison.Ordinal) ? full.Length
            : text.StartsWith(brief, StringComparison.Ordinal) && !text.StartsWith("--", StringComparison.Ordinal) ? brief.Length
            : 0;
        value = text[length..].TrimStart(" \t=").Trim("\"'");
        return length > 0;
    }
}
