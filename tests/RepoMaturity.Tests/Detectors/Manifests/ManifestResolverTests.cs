using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Manifests;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Manifests;

internal sealed class ManifestResolverTests
{
    [TestCase("a/requirements.txt", "-r base.txt", "a/base.txt", "a/base.txt")]
    [TestCase("a/requirements.txt", "-r ../base.txt", "base.txt", "base.txt")]
    [TestCase("a/requirements.txt", "-r base.txt", "base.txt", "")]
    [TestCase("a/requirements.txt", "-r ../../base.txt", "base.txt", "")]
    [TestCase("a/requirements.txt", "-r requirements.txt", "base.txt", "")]
    public void Finds_included_requirements(string path, string text, string other, string expected)
    {
        var links = Resolve(new RequirementsResolver(), Detected.In(new RequirementsDetector(), path, text), FileFacts.Nothing(other));
        Assert.That(string.Join('|', links.Edges.Select(edge => edge.To.Path)), Is.EqualTo(expected));
    }

    [Test]
    public void Finds_the_console_script_of_the_nearest_package()
    {
        const string Scripts = "[project.scripts]\nrun = 'a.b:main'";
        var links = Resolve(
            new ConsoleScriptResolver(),
            Detected.In(new PyprojectDetector(), "pyproject.toml", Scripts),
            Detected.In(new PyprojectDetector(), "sub/pyproject.toml", Scripts),
            Command("sub/job.sh", ReferenceKinds.ConsoleScript, "run"),
            Command("job.sh", ReferenceKinds.ConsoleScript, "run"),
            Command("other.sh", ReferenceKinds.ConsoleScript, "unknown"));
        Assert.That(links.Edges.Select(edge => (edge.From.Path, edge.To.Path, edge.To.Unit)), Is.EqualTo([("job.sh", "pyproject.toml", "script:run"), ("sub/job.sh", "sub/pyproject.toml", "script:run")]));
    }

    [Test]
    public void Finds_the_package_script_in_the_folder_or_above()
    {
        var links = Resolve(
            new PackageScriptResolver(),
            Detected.In(new PackageJsonDetector(), "package.json", "{\"scripts\": {\"build\": \"tsc\"}}"),
            Command("a/b/job.sh", "package-script", "build"),
            Command("c.sh", "package-script", "none"));
        Assert.That(links.Edges.Select(edge => (edge.From.Path, edge.To.Path, edge.To.Unit)), Is.EqualTo([("a/b/job.sh", "package.json", "script:build")]));
    }

    private static FileFacts Command(string path, string kind, string target)
    {
        var facts = new FactWriter(path, ReadLimits.Default);
        facts.Add(new Reference(kind, target, new Position(1)));
        return facts.ToFileFacts();
    }

    private static LinkWriter Resolve(IResolver resolver, params FileFacts[] files)
    {
        var ordered = files.OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        var links = new LinkWriter();
        resolver.Resolve(new RepositoryFacts([.. ordered.Select(file => new FileEntry(file.Path, "00", FileKind.Regular))], ordered), links);
        return links;
    }
}
