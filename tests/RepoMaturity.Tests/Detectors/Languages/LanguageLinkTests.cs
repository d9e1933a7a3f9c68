using RepoMaturity.Core.Links;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Languages;

public sealed class LanguageLinkTests
{
    private const string Project = "<Project Sdk=\"Microsoft.NET.Sdk\" />";

    [Test]
    public void A_project_runs_its_program_and_the_types_it_names() => Assert.That(
        LinkedFiles.Chain(
            "src/Core/Trainer.cs",
            (".github/workflows/train.yml", "on: push\njobs:\n  t:\n    runs-on: x\n    steps:\n      - run: dotnet run --project src/App\n"),
            ("src/App/App.csproj", Project),
            ("src/App/Program.cs", "var trainer = new Trainer();\ntrainer.Run();\n"),
            ("src/Core/Core.csproj", Project),
            ("src/Core/Trainer.cs", "public class Trainer { }")),
        Does.EndWith("step 1: dotnet run --project src/App -> src/App/App.csproj:1 Program.cs:1 -> src/App/Program.cs:1 Trainer"));

    [Test]
    public void Of_several_types_with_one_name_the_nearest_is_meant()
    {
        var graph = LinkedFiles.Link(
            ("a/Program.cs", "new Trainer();"), ("a/Trainer.cs", "class Trainer { }"), ("b/Trainer.cs", "class Trainer { }"), ("c/Program.cs", "new Trainer();"));
        Assert.Multiple(() =>
        {
            Assert.That(graph.EdgesFrom(UnitKey.File("a/Program.cs")).Select(edge => edge.To.Path), Is.EqualTo(new[] { "a/Trainer.cs" }));
            Assert.That(graph.EdgesFrom(UnitKey.File("c/Program.cs")), Is.Empty);
        });
    }

    [TestCase("import './b';", "src/b.ts")]
    [TestCase("import x from './b.js';", "src/b.ts")]
    [TestCase("const x = require('../lib');", "lib/index.js")]
    [TestCase("export * from '../lib/c';", "lib/c.tsx")]
    [TestCase("import b from 'b';", "")]
    public void Modules_are_found_by_their_paths(string text, string expected)
    {
        var graph = LinkedFiles.Link(("src/a.ts", text), ("src/b.ts", ""), ("lib/index.js", ""), ("lib/c.tsx", ""));
        Assert.That(string.Join(',', graph.EdgesFrom(UnitKey.File("src/a.ts")).Select(edge => edge.To.Path)), Is.EqualTo(expected));
    }

    [Test]
    public void A_run_of_targets_reaches_the_functions_of_its_steps()
    {
        var files = new[]
        {
            (".github/workflows/run.yml", "on: push\njobs:\n  r:\n    runs-on: x\n    steps:\n      - run: Rscript -e 'targets::tar_make()'\n"),
            ("_targets.R", "library(targets)\ntar_source()\nsource(\"more/steps.R\")\nlist(tar_render(report, \"report.Rmd\"))\n"),
            ("R/train.R", "train <- function(x) fit(x)\n"),
            ("more/steps.R", ""),
            ("report.Rmd", "# Report\n"),
            ("other.R", ""),
        };
        var graph = LinkedFiles.Link(files);
        Assert.That(
            files.Select(file => file.Item1).Where(path => graph.Automatic(UnitKey.File(path)) is not null),
            Is.EqualTo(new[] { "_targets.R", "R/train.R", "more/steps.R", "report.Rmd" }));
    }
}
