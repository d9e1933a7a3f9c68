namespace RepoMaturity.Detectors.Manifests;

/// <summary>
/// Requirements that a compiler wrote (https://pip-tools.readthedocs.io/en/stable/cli/pip-compile/, <c>uv pip compile</c>, <c>uv export</c>): beside each package a comment says for
/// whose sake it is there. One that only other packages of the file ask for is installed, but nobody here chose it.
/// </summary>
internal static class CompiledRequirements
{
    private const string Mark = "# via";

    /// <summary>The lines without those of packages that only other packages ask for.</summary>
    public static IEnumerable<RequirementLine> Direct(IReadOnlyList<RequirementLine> lines)
    {
        var packages = Packages(lines);
        if (packages.TrueForAll(package => package.Because.Count == 0))
        {
            return lines;
        }

        var names = packages.Select(package => package.Name).ToHashSet(StringComparer.Ordinal);
        var indirect = packages.Where(package => package.Because.Count > 0 && package.Because.All(names.Contains)).Select(package => package.Line).ToHashSet();
        return lines.Where(line => !indirect.Contains(line));
    }

    private static List<(RequirementLine Line, string Name, List<string> Because)> Packages(IReadOnlyList<RequirementLine> lines)
    {
        var packages = new List<(RequirementLine Line, string Name, List<string> Because)>();
        var isOpen = false;
        foreach (var line in lines)
        {
            var text = line.Text.AsSpan().Trim();
            if (text.IsEmpty)
            {
                isOpen = false;
            }
            else if (text[0] != '#')
            {
                // A line with options, or one that names a file, stands for no package of the file.
                var hash = text.IndexOf(" #", StringComparison.Ordinal);
                var requirement = text[0] == '-' ? null : PythonRequirement.Parse(hash < 0 ? text : text[..hash]);
                isOpen = requirement is not null;
                packages.Add((line, requirement?.Name ?? string.Empty, []));
                isOpen = isOpen && (hash < 0 || Take(text[(hash + 1)..], packages[^1].Because));
            }
            else if (isOpen && char.IsWhiteSpace(line.Text[0]))
            {
                if (!Take(text, packages[^1].Because) && packages[^1].Because.Count > 0)
                {
                    Add(text[1..], packages[^1].Because);
                }
            }
        }

        return packages;
    }

    /// <summary>Takes the names of a comment that says for whose sake; false for other comments, and for the lines that go on.</summary>
    private static bool Take(ReadOnlySpan<char> comment, List<string> because)
    {
        if (!comment.StartsWith(Mark, StringComparison.Ordinal))
        {
            return false;
        }

        // The mark stands alone where a list of lines follows.
        because.Add(string.Empty);
        Add(comment[Mark.Length..], because);
        return true;
    }

    private static void Add(ReadOnlySpan<char> list, List<string> because)
    {
        foreach (var range in list.Split(','))
        {
            var name = list[range].Trim();
            if (!name.IsEmpty && !name.StartsWith("-c ", StringComparison.Ordinal))
            {
                // What is no plain name is a file of this repository: "-r requirements.in", "churn (pyproject.toml)".
                because.Add(name.Contains(' ') ? name.ToString() : PackageName.OfPython(name));
            }
        }

        if (because.Count > 1)
        {
            because.Remove(string.Empty);
        }
    }
}
