using RepoMaturity.Core.Rules;

namespace RepoMaturity.Cli;

/// <summary>A rule file that is named by itself: the rules folder that it lies in, and what it is there.</summary>
/// <param name="File">The file, as it was named.</param>
/// <param name="Folder">The rules folder.</param>
/// <param name="Path">Path relative to that folder, with <c>/</c>.</param>
internal sealed record RuleFilePlace(string File, string Folder, string Path)
{
    private const string Frameworks = "frameworks";

    private static readonly string[] Kinds = ["technologies", "conventions"];

    /// <summary>Finds the rules folder of a file. One that lies in none is a technology where it has a homepage, else a convention.</summary>
    public static RuleFilePlace Of(string file)
    {
        if (Directory.Exists(file))
        {
            throw new UsageException($"'{file}' is a folder: name one file of it, as in {file.TrimEnd('/')}/technologies/tracking/acme-tracker.yml. 'rules check' takes a folder.");
        }

        if (!System.IO.File.Exists(file))
        {
            throw new UsageException($"There is no rule file '{file}'. 'rules new ID' writes one to begin with.");
        }

        var whole = System.IO.Path.GetFullPath(file);
        var name = System.IO.Path.GetFileName(whole);
        if (System.IO.Path.GetExtension(name) != ".yml")
        {
            throw new UsageException($"'{name}' is no rule file: its name must end in .yml.");
        }

        var parent = System.IO.Path.GetDirectoryName(whole)!;
        if (System.IO.Path.GetFileName(parent) == Frameworks)
        {
            var shown = System.IO.Path.GetDirectoryName(System.IO.Path.GetDirectoryName(file)) is { Length: > 0 } named ? named : System.IO.Path.GetDirectoryName(parent);
            throw new UsageException($"'{name}' is a framework and no rule: 'rules check {shown}' checks it with its folder, and 'scan PATH --rules {shown} --framework {System.IO.Path.GetFileNameWithoutExtension(name)}' shows what it says.");
        }

        var below = name;
        for (var at = System.IO.Path.GetDirectoryName(whole); at is not null; at = System.IO.Path.GetDirectoryName(at))
        {
            var folder = System.IO.Path.GetFileName(at);
            below = $"{folder}/{below}";
            if (Kinds.Contains(folder) && below.Split('/').Length > (folder == Kinds[0] ? 2 : 1) && System.IO.Path.GetDirectoryName(at) is { } top)
            {
                return new RuleFilePlace(file, top, below);
            }
        }

        var own = System.IO.Path.GetDirectoryName(whole)!;
        if (System.IO.File.Exists(System.IO.Path.Combine(own, RuleSource.Practices)))
        {
            throw new UsageException($"'{name}' lies at the top of a rules folder, beside {RuleSource.Practices}, where no rule does: name a file below {string.Join(" or ", Kinds)}, or check the whole folder with 'rules check'.");
        }

        var kind = RuleFile.Parse(name, RuleSource.Content(new FileInfo(whole))).Document.Root["homepage"] is null ? Kinds[1] : $"{Kinds[0]}/own";
        return new RuleFilePlace(file, own, $"{kind}/{name}");
    }

    /// <summary>All rule files to load with it: those of its folder where that is a whole one, else those built in, but for the one that it is an edited copy of.</summary>
    /// <param name="takesPlace">Whether it takes the place of a rule that has its id, too.</param>
    public IReadOnlyList<RuleFile> WithOthers(bool takesPlace)
    {
        var own = RuleFile.Parse(Path, RuleSource.Content(new FileInfo(File)));
        if (System.IO.File.Exists(System.IO.Path.Combine(Folder, RuleSource.Practices)))
        {
            return RuleSource.ReadFolder(Folder);
        }

        var id = takesPlace ? own.Document.Root["id"]?.Value : null;
        return [.. RuleSource.BuiltIn().Where(file => file.Path != Path && (id is null || !Kinds.Contains(file.Path.Split('/')[0]) || file.Document.Root["id"]?.Value != id)), own];
    }

    /// <summary><c>my-rules/conventions/nightly.yml:12: ...</c>, as the file was named.</summary>
    public string Say(RuleProblem problem) => problem.Path == Path ? $"{File}:{problem.Line}: {problem.Message}" : RuleSource.Say(Folder, problem);
}
