namespace RepoMaturity.Tests.Architecture;

internal sealed class SolutionTests
{
    [Test]
    public void Every_project_is_listed_in_the_solution()
    {
        string solution = File.ReadAllText(SourceTree.At("RepoMaturity.sln")).Replace('\\', '/');

        string[] projects = [.. new[] { "src", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(SourceTree.At(folder), "*.csproj", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(SourceTree.Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];

        Assert.That(projects, Is.Not.Empty);
        Assert.That(projects.Where(project => !solution.Contains($"\"{project}\"", StringComparison.Ordinal)), Is.Empty);
    }
}
