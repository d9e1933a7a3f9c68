using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace RepoMaturity.Tests.Architecture;

/// <summary>The walls of the house: who may know whom.</summary>
internal sealed class WallTests
{
    /// <summary>The rooms of Core, each knows only those before it.</summary>
    private static readonly string[] Rooms = ["Documents", "Snapshots", "Facts", "Links", "Rules", "Settings", "Evaluation", "Comparison", "Fleets", "Reports"];

    /// <summary>Rooms that know files and formats only.</summary>
    private static readonly string[] Formats = ["Documents", "Snapshots", "Facts", "Links"];

    [TestCase("Core")]
    [TestCase("Detectors", "Core")]
    [TestCase("Git", "Core")]
    [TestCase("Cache", "Core")]
    [TestCase("GitHub")]
    [TestCase("RuleCompiler", "Core")]
    [TestCase("BuiltInRules", "Core")]
    [TestCase("Fleet", "Core", "Git", "GitHub")]
    [TestCase("Pages", "Core")]
    [TestCase("Web", "Core", "Fleet", "Pages")]
    [TestCase("Cli", "BuiltInRules", "Cache", "Core", "Detectors", "Fleet", "Git", "GitHub", "Pages", "Web")]
    public void A_project_knows_only_its_own(string project, params string[] known)
    {
        var references = XDocument.Load(SourceTree.At($"src/RepoMaturity.{project}/RepoMaturity.{project}.csproj")).Descendants("ProjectReference")
            .Where(reference => (string?)reference.Attribute("ReferenceOutputAssembly") != "false")
            .Select(reference => ((string)reference.Attribute("Include")!).Replace('\\', '/').Split("RepoMaturity.")[1].TrimEnd('/'))
            .Order(StringComparer.Ordinal);
        Assert.That(references, Is.EqualTo(known));
    }

    [Test]
    public void Every_project_of_ours_has_its_wall() => Assert.That(
        Directory.EnumerateDirectories(SourceTree.At("src")).Select(Path.GetFileName).Order(StringComparer.Ordinal),
        Is.EqualTo(new[] { "BuiltInRules", "Cache", "Cli", "Core", "Detectors", "Fleet", "Git", "GitHub", "Pages", "RuleCompiler", "Web" }.Select(name => "RepoMaturity." + name)));

    [TestCase("Core")]
    [TestCase("Detectors")]
    [TestCase("Pages")]
    public void A_pure_project_is_held_by_banned_symbols(string project) => Assert.That(
        XDocument.Load(SourceTree.At($"src/RepoMaturity.{project}/RepoMaturity.{project}.csproj")).Descendants("PureProject").Select(element => element.Value),
        Is.EqualTo(new[] { "true" }));

    [TestCaseSource(nameof(Rooms))]
    public void A_room_of_Core_knows_only_those_before_it(string room)
    {
        var later = Rooms.SkipWhile(each => each != room).Skip(1).ToArray();
        var broken = SourceTree.CSharp($"src/RepoMaturity.Core/{room}").SelectMany(file => Known(file.Text).Intersect(later).Select(known => $"{file.Path} knows {known}"));
        Assert.That(broken, Is.Empty);
    }

    [Test]
    public void Core_has_only_these_rooms() => Assert.That(
        SourceTree.CSharp("src/RepoMaturity.Core").Select(file => file.Path.Split('/')[2]).Distinct(), Is.EquivalentTo(Rooms));

    [Test]
    public void Detectors_know_only_files_and_formats()
    {
        var broken = SourceTree.CSharp("src/RepoMaturity.Detectors")
            .SelectMany(file => Regex.Matches(file.Text, @"RepoMaturity\.Core\.(\w+)").Select(match => match.Groups[1].Value)
                .Where(room => !Formats.Contains(room)).Select(room => $"{file.Path} knows {room}"));
        Assert.That(broken, Is.Empty);
    }

    [Test]
    public void No_word_of_practices_or_frameworks_stands_left_of_the_rules()
    {
        var words = new Regex(@"kaizen|mlops|google-levels|""[a-z]+-(tracking|registry|serving|monitoring|versioning|validation|packaging|deployment)""", RegexOptions.IgnoreCase);
        var broken = Formats.Select(room => $"src/RepoMaturity.Core/{room}").Append("src/RepoMaturity.Detectors").SelectMany(SourceTree.CSharp)
            .SelectMany(file => words.Matches(file.Text).Select(match => $"{file.Path}: {match.Value}"));
        Assert.That(broken, Is.Empty);
    }

    [Test]
    public void No_framework_is_named_outside_the_reports()
    {
        var words = new Regex("kaizen|mlops|google-levels", RegexOptions.IgnoreCase);
        var broken = SourceTree.CSharp("src").Where(file => !file.Path.StartsWith("src/RepoMaturity.Core/Reports/", StringComparison.Ordinal) && words.IsMatch(file.Text))
            .Select(file => file.Path);
        Assert.That(broken, Is.Empty);
    }

    private static IEnumerable<string> Known(string text) =>
        Regex.Matches(text, @"(?:RepoMaturity\.Core\.|(?<![\w.""])(?=(?:Snapshots|Facts|Links|Rules|Settings|Evaluation|Comparison|Fleets|Reports)\.[A-Z]\w*[.\s(<]))(\w+)")
            .Select(match => match.Groups[1].Value).Distinct();
}
