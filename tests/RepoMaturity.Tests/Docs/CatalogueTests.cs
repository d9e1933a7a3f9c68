using System.Text.RegularExpressions;
using RepoMaturity.Core.Reports;
using RepoMaturity.Detectors;
using RepoMaturity.Tests.Architecture;
using RepoMaturity.Tests.Cli;
using RepoMaturity.Tests.Git;
using RepoMaturity.Tests.Golden;

namespace RepoMaturity.Tests.Docs;

/// <summary>The pages of docs/catalogue are what the rules say.</summary>
internal sealed class CatalogueTests
{
    private const string Folder = "docs/catalogue";

    private static string Top => SourceTree.At(Folder);

    [Test]
    public void It_is_what_the_rules_say()
    {
        var run = TestProgram.Run("rules", "catalogue", Top, "--rules", SourceTree.At("rules"), "--check");
        Assert.That(run.ExitCode, Is.Zero, $"{run.Error}\nThis writes it: dotnet run --project src/RepoMaturity.Cli -- rules catalogue {Folder} --rules rules");
    }

    [Test]
    public void Every_link_leads_to_a_page_and_a_heading()
    {
        var pages = Catalogue.Write(RuleSources.Rules, DetectorCatalogue.Detectors);
        var anchors = pages.ToDictionary(page => page.Path, page => Regex.Matches(page.Text, "^## (.+)$", RegexOptions.Multiline).Select(heading => Catalogue.Anchor(System.Net.WebUtility.HtmlDecode(heading.Groups[1].Value.Replace("\u200b", "", StringComparison.Ordinal)))).ToList());
        Assert.That(anchors.Values.SelectMany(each => each).Count(), Is.GreaterThan(600));
        Assert.That(anchors.Where(each => each.Value.Distinct().Count() != each.Value.Count).Select(each => each.Key), Is.Empty, "two headings of a page are one anchor");
        foreach (var page in pages)
        {
            foreach (Match link in Regex.Matches(page.Text, @"\]\(([^)#:]*)(?:#([^)]*))?\)"))
            {
                var path = Path.Combine(Top, Path.GetDirectoryName(page.Path)!, link.Groups[1].Value);
                Assert.That(Path.Exists(path), Is.True, $"{page.Path} links to {link.Value}");
                if (link.Groups[2].Success)
                {
                    Assert.That(anchors[Path.GetRelativePath(Top, path)], Does.Contain(link.Groups[2].Value), page.Path);
                }
            }
        }
    }

    [Test]
    public void A_stale_page_fails_and_one_command_writes_it()
    {
        using var folder = new TemporaryFolder();
        var catalogue = folder["catalogue"];
        string[] write = ["rules", "catalogue", catalogue];
        Assert.That(TestProgram.Run(write).Output, Does.Contain(" written, 0 deleted."));
        Assert.That(TestProgram.Run([.. write, "--check"]).ExitCode, Is.Zero);

        folder.Write("catalogue/own.md", "# Of somebody else\n");
        folder.Write("catalogue/technologies/gone.md", CataloguePage.Mark + "\n");
        folder.Write("catalogue/formats.md", File.ReadAllText(folder["catalogue/formats.md"]) + "more\n");
        var stale = TestProgram.Run([.. write, "--check"]);
        Assert.That((stale.ExitCode, stale.Error.TrimEnd('\n').Split('\n')), Is.EqualTo((1, new[]
        {
            $"{catalogue}/formats.md is not what the rules say.",
            $"{catalogue}/technologies/gone.md is of no rule any more.",
            $"The catalogue is stale. This writes it: repomaturity rules catalogue {catalogue}",
        })));

        Assert.That(TestProgram.Run(write).Output, Does.Contain("1 written, 1 deleted."));
        Assert.That(File.Exists(folder["catalogue/own.md"]), Is.True);
        Assert.That(TestProgram.Run([.. write, "--check"]).ExitCode, Is.Zero);
    }
}
