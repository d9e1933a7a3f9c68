using System.Globalization;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Python;

namespace RepoMaturity.Tests.Detectors.Python;

internal sealed class PythonImportResolverTests
{
    // Files of the repository; the importing file; its text; the files it is connected to.
    [TestCase("a.py b.py", "a.py", "import b", "b.py", TestName = "A module beside a script")]
    [TestCase("a.py b.py", "a.py", "import numpy", "", TestName = "A module of another package")]
    [TestCase("a.py", "a.py", "import a", "", TestName = "A file is not connected to itself")]
    [TestCase("scripts/a.py b.py", "scripts/a.py", "import b", "b.py", TestName = "A module in the root")]
    [TestCase("scripts/a.py scripts/b.py b.py", "scripts/a.py", "import b", "scripts/b.py", TestName = "The nearest module is taken")]
    [TestCase("tests/a.py src/b/__init__.py src/b/c.py", "tests/a.py", "import b.c", "src/b/__init__.py src/b/c.py", TestName = "A package under src")]
    [TestCase("tests/a.py src/b/c.py", "tests/a.py", "from b import c", "src/b/c.py", TestName = "A package without an init file")]
    [TestCase("tests/a.py src/b/c.py", "tests/a.py", "from src.b.c import d", "src/b/c.py", TestName = "The src folder as a package")]
    [TestCase("a.py b/__init__.py b/c/__init__.py b/c/d.py", "a.py", "import b.c.d as e", "b/__init__.py b/c/__init__.py b/c/d.py", TestName = "All packages above a module run")]
    [TestCase("a.py b/__init__.py b/c.py b/d.py", "a.py", "from b import c, x, d", "b/__init__.py b/c.py b/d.py", TestName = "Imported names that are modules")]
    [TestCase("a.py b/__init__.py b/c.py", "a.py", "from b import x", "b/__init__.py", TestName = "Imported names that are no modules")]
    [TestCase("a.py b/c.py", "a.py", "import b.x", "", TestName = "A module that is missing from a package")]
    [TestCase("a.py b.py b/__init__.py", "a.py", "import b", "b/__init__.py", TestName = "A package goes before a module of its name")]
    [TestCase("p/a.py p/__init__.py p/b.py b.py", "p/a.py", "from . import b", "p/b.py", TestName = "A sibling by a dot")]
    [TestCase("p/a.py p/__init__.py", "p/a.py", "from . import b", "p/__init__.py", TestName = "A name of the package by a dot")]
    [TestCase("p/a.py p/b.py", "p/a.py", "from .b import c", "p/b.py", TestName = "Names of a sibling")]
    [TestCase("p/q/a.py p/r/__init__.py p/r/s.py", "p/q/a.py", "from ..r.s import t", "p/r/__init__.py p/r/s.py", TestName = "A cousin by two dots")]
    [TestCase("a.py b.py", "a.py", "from ... import b", "", TestName = "More dots than folders")]
    [TestCase("a.py b.py", "a.py", "from .. import b", "", TestName = "One dot too many")]
    [TestCase("ml/app/run.py lib/common/__init__.py lib/common/x.py", "ml/app/run.py", "import common.x", "lib/common/__init__.py lib/common/x.py", TestName = "A package whose root lies elsewhere")]
    [TestCase("setup.cfg ml/run.py x/c/__init__.py ml/y/c/__init__.py", "ml/run.py", "import c", "ml/y/c/__init__.py", TestName = "The root that shares more folders is nearer")]
    [TestCase("run.py y/setup.py y/c/__init__.py x/pyproject.toml x/c/__init__.py", "run.py", "import c", "x/c/__init__.py", TestName = "Equally near roots are taken in order")]
    [TestCase("pyproject.toml ml/run.py x/c/__init__.py", "ml/run.py", "import c", "", TestName = "A package elsewhere that nothing installs")]
    [TestCase("ml/run.py x/c/__init__.py x/c/y.py", "ml/run.py", "from c import y", "x/c/__init__.py x/c/y.py", TestName = "A package elsewhere that holds the imported module")]
    [TestCase("p/__init__.py p/run.py p/logging.py", "p/run.py", "import logging", "", TestName = "A sibling in a package does not hide the standard library")]
    [TestCase("run.py logging.py", "run.py", "import logging", "logging.py", TestName = "A sibling of a script does")]
    [TestCase("p/__init__.py p/run.py p/tool.py", "p/run.py", "import tool", "p/tool.py", TestName = "A sibling in a package whose folder scripts are run from")]
    [TestCase("ml/run.py x/email/y.py", "ml/run.py", "import email.y", "", TestName = "A module of the standard library is not looked for elsewhere")]
    [TestCase("ml/run.py x/y.py", "ml/run.py", "import y", "", TestName = "A lone file elsewhere is not what a plain name means")]
    [TestCase("ml/run.py x/c/y.py", "ml/run.py", "import c.y", "x/c/y.py", TestName = "A dotted name that fits one place only")]
    [TestCase("ml/run.py x/c/y.py z/c/y.py", "ml/run.py", "import c.y", "", TestName = "A dotted name that fits two places")]
    [TestCase("one/run.py one/src/c/y.py two/src/c/y.py", "one/run.py", "import c.y", "one/src/c/y.py", TestName = "Of two projects the own one")]
    [TestCase("a.py b/__init__.py b/__main__.py", "a.py", "import runpy\nrunpy.run_module('b')", "b/__init__.py b/__main__.py", TestName = "A package that is run")]
    public void Imports(string files, string importer, string text, string expected)
    {
        var facts = PythonFacts.Detect(new PythonDetector(), importer, text);

        Assert.That(Resolve(files, facts), Is.EqualTo(Split(expected)));
    }

    [TestCase("src/churn/train.py", "churn.train", null, "src/churn/train.py")]
    [TestCase("src/churn/__init__.py src/churn/train.py", "churn.train", null, "src/churn/__init__.py src/churn/train.py")]
    [TestCase("churn/train/__main__.py", "churn.train", null, "churn/train/__main__.py")]
    [TestCase("churn/train/__init__.py", "churn.train", "", "churn/train/__init__.py")]
    [TestCase("a/m.py b/m.py", "m", "b", "b/m.py")]
    [TestCase("a/m.py b/m.py", "m", null, "")]
    [TestCase("a/b/m.py", "m", null, "a/b/m.py")]
    [TestCase("b/src/m.py m.py", "m", "b", "b/src/m.py")]
    [TestCase("m.py", "pytest", null, "")]
    [TestCase("m.py", "", null, "")]
    [TestCase("m.py", "..", null, "")]
    public void Modules_that_are_run(string files, string module, string? folder, string expected)
    {
        var writer = new FactWriter(".github/workflows/train.yml", ReadLimits.Default);
        writer.Add(new Reference(ReferenceKinds.Module, module, new Position(3)) { Folder = folder, Text = "python -m " + module });

        Assert.That(Resolve(files, writer.ToFileFacts()), Is.EqualTo(Split(expected)));
    }

    [Test]
    public void A_sibling_in_a_package_does_not_hide_a_declared_dependency()
    {
        var writer = new FactWriter("p/run.py", ReadLimits.Default);
        writer.Add(new Fact(FactKind.Dependency, "my-tool", new Position(1)));
        writer.Add(new Reference(ReferenceKinds.Import, "my_tool", new Position(1)));

        Assert.That(Resolve("p/__init__.py p/my_tool.py", writer.ToFileFacts()), Is.Empty);
    }

    [TestCase("project.name", "My.Pack", 1)]
    [TestCase("tool.poetry.name", "my-pack", 1)]
    [TestCase("project.name", "other", 0)]
    [TestCase("tool.ruff.name", "my-pack", 0)]
    public void The_manifest_in_the_root_installs_the_package_that_it_names(string key, string value, int edges)
    {
        var script = PythonFacts.Detect(new PythonDetector(), "scripts/run.py", "import my_pack");
        var manifest = new FactWriter("pyproject.toml", ReadLimits.Default);
        manifest.Add(new Fact(FactKind.Key, key, new Position(2), value));
        var links = new LinkWriter();

        new PythonImportResolver().Resolve(Repository("python/my_pack/__init__.py", manifest.ToFileFacts(), script), links);

        Assert.That(links.Edges, Has.Count.EqualTo(edges));
    }

    [Test]
    public void An_edge_says_where_and_how_a_file_is_named()
    {
        var links = new LinkWriter();
        var facts = PythonFacts.Detect(new PythonDetector(), "a.py", "import os\nfrom b import (c,\n  d)\nimport b");

        new PythonImportResolver().Resolve(Repository("a.py b.py", facts), links);

        Assert.That(links.Edges, Is.EqualTo(new[] { new Edge(UnitKey.File("a.py"), UnitKey.File("b.py"), new Position(2), "from b import ...") { IsImport = true } }));
    }

    [Test]
    public void Edges_do_not_depend_on_anything_but_the_files()
    {
        var files = string.Join(' ', Enumerable.Range(0, 300).Select(i => string.Create(CultureInfo.InvariantCulture, $"p{i % 7}/q{i % 5}/m{i}.py")).Order(StringComparer.Ordinal));
        var text = string.Concat(Enumerable.Range(0, 300).Select(i => string.Create(CultureInfo.InvariantCulture, $"import m{i}\nfrom q{i % 5} import m{i}\n")));
        var facts = PythonFacts.Detect(new PythonDetector(), "p3/q2/run.py", text);

        var first = Resolve(files, facts);
        var second = Resolve(files, facts);

        Assert.That(first, Is.EqualTo(second).And.Not.Empty);
    }

    private static string[] Resolve(string files, FileFacts facts)
    {
        var links = new LinkWriter();
        new PythonImportResolver().Resolve(Repository(files, facts), links);
        return [.. links.Edges.Select(edge => edge.To.Path).Order(StringComparer.Ordinal)];
    }

    private static RepositoryFacts Repository(string files, params FileFacts[] facts)
    {
        var paths = Split(files).Concat(facts.Select(file => file.Path)).Distinct().Order(StringComparer.Ordinal);
        return new RepositoryFacts([.. paths.Select(path => new FileEntry(path, string.Empty, FileKind.Regular))], facts);
    }

    private static string[] Split(string paths) => paths.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
